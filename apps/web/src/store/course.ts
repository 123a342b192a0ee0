import { type ConnectionSummary, Note, TcpState } from "@tcp-ladder/flow";

export type Stroke = "opening" | "data" | "closing" | "trouble";

/** Strokes in a small picture, at most. */
const MOST = 18;

/** Wireshark's tcp.completeness bits. */
const Complete = { SYN: 1, SYN_ACK: 2, ACK: 4, FIN: 16, RST: 32 } as const;

/** The course of a connection in a few strokes; its data is shortened, its opening and closing are not. */
export function course({ segments, completeness, ends, resetBy }: ConnectionSummary): Stroke[] {
  const has = (bit: number): number => ((completeness & bit) !== 0 ? 1 : 0);
  const opening = has(Complete.SYN) + has(Complete.SYN_ACK) + has(Complete.ACK);
  const fins = (ends.client.fin === undefined ? 0 : 1) + (ends.server.fin === undefined ? 0 : 1);
  const reset = resetBy === undefined ? 0 : 1;
  // Each FIN and the last ACK; after a reset nothing is acknowledged.
  const closing = fins + (fins > 0 && reset === 0 ? 1 : 0);
  const data = Math.min(Math.max(segments - opening - closing - reset, 0), MOST - opening - closing - reset);
  return [
    ...repeat("opening", Math.min(opening, segments - reset)),
    ...repeat("data", data),
    ...repeat("closing", Math.min(closing, Math.max(segments - opening, 0))),
    ...repeat("trouble", reset),
  ];
}

function repeat(stroke: Stroke, count: number): Stroke[] {
  return Array.from({ length: Math.max(count, 0) }, () => stroke);
}

/** One word for how far a connection got: a key below `connections` of the texts. */
export type Outcome = "open" | "unclosed" | "complete" | "reset" | "refused" | "halfClosed";

export function outcome({ ends, resetBy, completeness, superseded }: ConnectionSummary): Outcome {
  const asked = ends.client.isn !== undefined && ends.client.bytes === 0;
  if (resetBy === "server" && asked && (completeness & Complete.SYN_ACK) === 0) return "refused";
  const fins = (ends.client.fin === undefined ? 0 : 1) + (ends.server.fin === undefined ? 0 : 1);
  // After a reset both are CLOSED; who closed with two FINs had been reset while it opened, or had lost another connection.
  const closed = fins === 2 && (ends.client.state !== TcpState.CLOSED || ends.server.state !== TcpState.CLOSED);
  if (resetBy !== undefined && !closed) return "reset";
  if (fins > 0) return fins === 2 ? "complete" : "halfClosed";
  // Where its ports were used again it cannot be open still.
  return superseded === true ? "unclosed" : "open";
}

const REPEATS = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION | Note.SPURIOUS_RETRANSMISSION;

export function repeats({ noteCounts }: ConnectionSummary): number {
  return noteCounts.reduce((sum, count, bit) => ((REPEATS & (1 << bit)) !== 0 ? sum + count : sum), 0);
}
