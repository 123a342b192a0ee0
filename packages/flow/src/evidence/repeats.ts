import type { Flow } from "../flow.ts";
import type { Evidence } from "./kinds.ts";
import { type Between, between, lookBetween, type Subject, sentBefore } from "./subject.ts";

/** When it was sent before; by which number it is known where that was not found. */
export function retransmission(flow: Flow, subject: Subject, first: Subject | undefined): Evidence {
  const { seq } = subject;
  const syn = subject.payload === 0 && (subject.flags & 0x002) !== 0;
  if (first === undefined) return { kind: "repeat-unseen", values: { seq, syn } };
  const before = { seq, syn, frame: first.frame, ns: between(first, subject) };
  const found = lookBetween(flow, first, subject);
  const asked = askedBy(found, subject);
  return asked === undefined
    ? { kind: "repeat-unasked", values: { ...before, ...(found.sacked && { sacked: true as const }) } }
    : { kind: "repeat-asked", values: { ...before, ...asked } };
}

export function fast(flow: Flow, subject: Subject, first: Subject | undefined): Evidence {
  const { seq } = subject;
  const asked = first === undefined ? undefined : askedBy(lookBetween(flow, first, subject), subject);
  return asked === undefined ? { kind: "fast-unseen", values: { seq } } : { kind: "fast", values: { seq, ...asked } };
}

/** Which duplicate ACKs asked for `subject` since it was first sent; undefined where none did. */
function askedBy({ duplicates, last }: Between, subject: Subject) {
  if (last === undefined) return undefined;
  return { duplicates, askedFrame: last.frame, askedNs: between(last, subject) };
}

export function spurious({ seq, end }: Subject, first: Subject | undefined): Evidence {
  return first === undefined
    ? { kind: "needless-unseen", values: { seq, end } }
    : {
        kind: "needless",
        values: { seq, end, frame: first.frame, ...(((end - first.end) | 0) > 0 && { more: true as const }) },
      };
}

/** `ahead`: the segment with the highest number so far. */
export function outOfOrder(flow: Flow, subject: Subject, ahead: Subject | undefined): Evidence {
  const { seq } = subject;
  if (ahead === undefined) return { kind: "order-unseen", values: { seq } };
  const { initialRttNs } = flow.connection(subject.connection);
  const { frame, end } = ahead;
  const ns = between(ahead, subject);
  // A segment of an older connection with these ports may look like the handshake's last ACK, and be itself what ends it.
  const roundTripNs = initialRttNs !== undefined && ns < initialRttNs ? initialRttNs : undefined;
  const before = sentBefore(flow, subject);
  return {
    kind: "order",
    values: {
      seq,
      frame,
      end,
      ns,
      roundTripNs,
      ...(before !== undefined && { sent: { frame: before.frame, ns: between(before, subject) } }),
    },
  };
}
