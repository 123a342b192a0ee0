import type { NoteName } from "../columns.ts";
import type { Flow } from "../flow.ts";
import { bytesText, durationText } from "./duration.ts";
import { fastText, outOfOrderText, retransmissionText, spuriousText } from "./repeats.ts";
import { between, lookBetween, type Subject } from "./subject.ts";

type Sentence = (flow: Flow, subject: Subject, own: Subject | undefined, other: Subject | undefined) => string;

/**
 * A sentence for each note. `own` and `other` are the row that the note is about, by who sent it: the same side or the
 * other one; both undefined where none was found.
 */
export const SENTENCES: Readonly<Record<NoteName, Sentence>> = {
  retransmission: (flow, s, own) => retransmissionText(flow, s, own),
  "fast-retransmission": (flow, s, own) => fastText(flow, s, own),
  "spurious-retransmission": (_, s, own) => spuriousText(s, own),
  "out-of-order": (flow, s, own) => outOfOrderText(flow, s, own),
  "lost-segment": (_, s, own) => {
    if (own === undefined) return `Bytes before seq ${s.seq} are not in the capture.`;
    const missing = (s.seq - own.end) >>> 0;
    return `It starts at seq ${s.seq}, but frame ${own.frame} ended at ${own.end}: ${bytesText(missing)} between are not in the capture.`;
  },
  "ack-lost-segment": (_, s) =>
    `It acknowledges up to ${s.ack}, but not everything before that number is in the capture: the other side sent it unseen.`,
  "duplicate-ack": (flow, s, own) => {
    if (own === undefined) return `ACK ${s.ack} repeats this side's last one: same seq, same window, no data.`;
    const times = lookBetween(flow, own, s).own + 1;
    return (
      `ACK ${s.ack} repeats frame ${own.frame}, ${durationText(between(own, s))} before, for the ${ordinal(times)} time, ` +
      "as a receiver does while something from that number on is missing."
    );
  },
  "keep-alive": (_, s) =>
    `seq ${s.seq} is one before what comes next, with ${bytesText(s.payload)}: it asks for an answer and nothing else.`,
  "keep-alive-ack": (_, s, _own, other) =>
    other === undefined
      ? `ACK ${s.ack} answers a keep-alive.`
      : `ACK ${s.ack} answers the keep-alive in frame ${other.frame}, ${durationText(between(other, s))} before.`,
  "zero-window": () => "Its window is 0: the receiver's buffer is full, and the other side has to wait.",
  "zero-window-probe": (_, s, _own, other) =>
    other === undefined
      ? `One byte, seq ${s.seq}, asks whether the closed window has opened.`
      : `One byte, seq ${s.seq}, asks whether the window that frame ${other.frame} closed has opened.`,
  "zero-window-probe-ack": (_, s, _own, other) =>
    other === undefined
      ? `ACK ${s.ack} answers a probe: the window is still 0.`
      : `ACK ${s.ack} answers the probe in frame ${other.frame}: the window is still 0.`,
  "window-full": (_, s, _own, other) =>
    other === undefined
      ? `It ends at ${s.end}, exactly where the offered window ends.`
      : `It ends at ${s.end}, exactly where the window ends that frame ${other.frame} offered (ACK ${other.ack}, window ${other.window} before scaling).`,
  "window-update": (_, s, own) =>
    own === undefined
      ? `Only the window is new: ${s.window}.`
      : `Same seq and ACK as frame ${own.frame}; only the window changed, from ${own.window} to ${s.window}.`,
  "reused-ports": (_, s) =>
    (s.flags & 0x010) === 0
      ? `A SYN with another number, ${s.seq}, between addresses and ports that had a connection before: a new one begins.`
      : `This SYN+ACK brings another number, ${s.seq}, than this side had used before.`,
};

function ordinal(n: number): string {
  const tens = n % 100;
  const suffix = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${suffix}`;
}
