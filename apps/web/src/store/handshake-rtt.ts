import { type ConnectionSummary, Note } from "@tcp-ladder/flow";

const REUSED_PORTS = 31 - Math.clz32(Note.REUSED_PORTS);

/**
 * The round trip of a connection's handshake, in nanoseconds. Where its ports were in use before and no handshake was
 * captured, what looks like the last ACK may be the older connection's, and there is none.
 */
export function handshakeRtt({ initialRttNs, handshakeCaptured, noteCounts }: ConnectionSummary): number | undefined {
  return handshakeCaptured || (noteCounts[REUSED_PORTS] ?? 0) === 0 ? initialRttNs : undefined;
}
