import type { NoteName } from "../columns.ts";
import type { Flow } from "../flow.ts";
import type { Evidence } from "./kinds.ts";
import { fast, outOfOrder, retransmission, spurious } from "./repeats.ts";
import { between, lookBetween, type Subject } from "./subject.ts";

type Basis = (flow: Flow, subject: Subject, own: Subject | undefined, other: Subject | undefined) => Evidence;

/**
 * What each note is based on. `own` and `other` are the row that the note is about, by who sent it: the same side or the
 * other one; both undefined where none was found.
 */
export const BASES: Readonly<Record<NoteName, Basis>> = {
  retransmission: (flow, subject, own) => retransmission(flow, subject, own),
  "fast-retransmission": (flow, subject, own) => fast(flow, subject, own),
  "spurious-retransmission": (_, subject, own) => spurious(subject, own),
  "out-of-order": (flow, subject, own) => outOfOrder(flow, subject, own),
  "lost-segment": (_, { seq }, own) => {
    if (own === undefined) return { kind: "gap-unseen", values: { seq } };
    const { frame, end } = own;
    return { kind: "gap", values: { seq, frame, end, missing: (seq - end) >>> 0 } };
  },
  "ack-lost-segment": (_, { ack }) => ({ kind: "acknowledges-unseen", values: { ack } }),
  "duplicate-ack": (flow, subject, own) => {
    const { ack } = subject;
    if (own === undefined) return { kind: "duplicate-unseen", values: { ack } };
    const times = lookBetween(flow, own, subject).own + 1;
    return { kind: "duplicate", values: { ack, frame: own.frame, ns: between(own, subject), times } };
  },
  "keep-alive": (_, { seq, payload }) => ({ kind: "keep-alive", values: { seq, payload } }),
  "keep-alive-ack": (_, subject, _own, other) => {
    const { ack } = subject;
    if (other === undefined) return { kind: "keep-alive-answer-unseen", values: { ack } };
    return { kind: "keep-alive-answer", values: { ack, frame: other.frame, ns: between(other, subject) } };
  },
  "zero-window": () => ({ kind: "window-closed", values: { window: 0 } }),
  "zero-window-probe": (_, { seq }, _own, other) =>
    other === undefined
      ? { kind: "probe-unseen", values: { seq } }
      : { kind: "probe", values: { seq, frame: other.frame } },
  "zero-window-probe-ack": (_, { ack }, _own, other) =>
    other === undefined
      ? { kind: "probe-answer-unseen", values: { ack } }
      : { kind: "probe-answer", values: { ack, frame: other.frame } },
  "window-full": (_, { end }, _own, other) => {
    if (other === undefined) return { kind: "window-filled-unseen", values: { end } };
    const { frame, ack, window } = other;
    return { kind: "window-filled", values: { end, frame, ack, window } };
  },
  "window-update": (_, { window }, own) =>
    own === undefined
      ? { kind: "window-changed-unseen", values: { window } }
      : {
          kind: "window-changed",
          values: { frame: own.frame, before: own.window, window, ...((own.flags & 0x002) !== 0 && { syn: true }) },
        },
  "reused-ports": (_, { flags, seq }) => ({
    kind: (flags & 0x010) === 0 ? "ports-reused" : "ports-reused-answer",
    values: { seq },
  }),
};
