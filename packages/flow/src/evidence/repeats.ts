import type { Flow } from "../flow.ts";
import { durationText } from "./duration.ts";
import { between, lookBetween, type Subject } from "./subject.ts";

/** When it was sent before; by which number it is known where that was not found. */
function sentBefore(subject: Subject, first: Subject | undefined): string {
  const what = subject.payload === 0 && (subject.flags & 0x002) !== 0 ? "SYN" : "seq";
  if (first === undefined) return `${what} ${subject.seq} lies below what this side had already sent`;
  return `${what} ${subject.seq} was already sent in frame ${first.frame}, ${durationText(between(first, subject))} before`;
}

export function retransmissionText(flow: Flow, subject: Subject, first: Subject | undefined): string {
  const before = sentBefore(subject, first);
  if (first === undefined) return `${before}.`;
  const { duplicates, last } = lookBetween(flow, first, subject);
  if (duplicates === 0 || last === undefined) {
    return `${before}; no duplicate ACK came between, so the sender's timer probably ran out.`;
  }
  const acks = duplicates === 1 ? "one duplicate ACK" : `${duplicates} duplicate ACKs`;
  return `${before}; ${acks} had asked for it, the last in frame ${last.frame}, ${durationText(between(last, subject))} before.`;
}

export function fastText(flow: Flow, subject: Subject, first: Subject | undefined): string {
  const asked = first === undefined ? undefined : lookBetween(flow, first, subject);
  if (asked?.last === undefined) {
    return `seq ${subject.seq} is what the other side's repeated ACKs ask for, less than 20 ms after the last of them.`;
  }
  const { duplicates, last } = asked;
  const acks = duplicates === 1 ? "One duplicate ACK" : `${duplicates} duplicate ACKs`;
  return `${acks} asked for seq ${subject.seq}, the last in frame ${last.frame}, only ${durationText(between(last, subject))} before.`;
}

export function spuriousText(subject: Subject, first: Subject | undefined): string {
  const sent = first === undefined ? "" : `, first sent in frame ${first.frame}`;
  return `All its bytes, seq ${subject.seq} to ${subject.end}${sent}, had been acknowledged before it was sent.`;
}

/** `ahead`: the segment with the highest number so far. */
export function outOfOrderText(flow: Flow, subject: Subject, ahead: Subject | undefined): string {
  if (ahead === undefined) return `seq ${subject.seq} belongs before segments that were captured earlier.`;
  const roundTrip = flow.connection(subject.connection).initialRttNs;
  const limit = roundTrip === undefined ? "3 ms" : `the initial round trip of ${durationText(roundTrip)}`;
  return (
    `seq ${subject.seq} belongs before frame ${ahead.frame} (up to ${ahead.end}), captured only ` +
    `${durationText(between(ahead, subject))} earlier, less than ${limit}: it was probably overtaken rather than sent again.`
  );
}
