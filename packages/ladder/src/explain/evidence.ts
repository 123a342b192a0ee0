import type { ConnectionSummary, Evidence, EvidenceKind, EvidenceValues, Side } from "@tcp-ladder/flow";
import { roughText } from "../duration.ts";
import type { Locale, Translated } from "../locale.ts";
import { ackParts, type NumberMode, positionParts } from "../position.ts";
import { type Rich, rich } from "../rich.ts";
import { otherSide } from "../row.ts";
import { byteCount } from "./because.ts";
import { before } from "./span-words.ts";

type Words<K extends EvidenceKind> = (values: EvidenceValues[K]) => string;

/** The shortest retransmission timer that is common: Linux's. RFC 6298, section 2.4, wants a second. */
const TIMER_NS = 200e6;

/** Of a SYN it is not said: a SYN+ACK is also repeated because the SYN came again. SACK may ask without a duplicate ACK (RFC 6675). */
const timerRanOut = ({ ns, syn, sacked }: EvidenceValues["repeat-unasked"]): boolean =>
  ns >= TIMER_NS && !syn && sacked !== true;

/** Wireshark's fast retransmissions follow the other side's newest ACK within this time, a duplicate or not. */
const FAST_NS = 20e6;

/** What a note is based on, in one sentence with the numbers that prove it; `{seq}`, `{end}` and `{ack}` are positions. */
const EVIDENCE_TEXT: { readonly [K in EvidenceKind]: Translated<Words<K>> } = {
  "repeat-unseen": {
    en: ({ syn }) => `${syn ? "SYN" : "seq"} {seq} lies below what this side had already sent.`,
    zh: ({ syn }) => `${syn ? "SYN 的" : ""}序列号 {seq} 低于这一方已经发送到的位置。`,
  },
  "repeat-unasked": {
    en: (v) =>
      `${sentBefore(v)}; no duplicate ACK asked for it in between${timerRanOut(v) ? ", so a timer probably ran out" : ""}.`,
    zh: (v) => `${sentBeforeZh(v)}；其间没有重复 ACK 请求它${timerRanOut(v) ? "，所以很可能是定时器超时" : ""}。`,
  },
  "repeat-asked": {
    en: (v) =>
      `${sentBefore(v)}; ${v.duplicates === 1 ? "one duplicate ACK" : `${v.duplicates} duplicate ACKs`} had asked for it, the last in frame ${v.askedFrame}, ${before(v.askedNs, "en")}.`,
    zh: (v) =>
      `${sentBeforeZh(v)}；其间有 ${v.duplicates} 个重复 ACK 请求它，最后一个在第 ${v.askedFrame} 帧（${before(v.askedNs, "zh")}）。`,
  },
  "fast-unseen": {
    en: () => `seq {seq} is what the other side’s repeated ACKs ask for, less than 20 ms after the last of them.`,
    zh: () => `对方的重复 ACK 所请求的正是序列号 {seq}，距最后一个重复 ACK 不到 20 ms。`,
  },
  fast: {
    en: (v) =>
      `${v.duplicates === 1 ? "One duplicate ACK" : `${v.duplicates} duplicate ACKs`} asked for seq {seq}, the last in frame ${v.askedFrame}, ${v.askedNs < FAST_NS ? "only " : ""}${before(v.askedNs, "en")}${v.askedNs < FAST_NS ? "" : "; the other side’s newest ACK, less than 20 ms before, asks for it still"}.`,
    zh: (v) =>
      `有 ${v.duplicates} 个重复 ACK 请求序列号 {seq}，最后一个在第 ${v.askedFrame} 帧，距此${v.askedNs < FAST_NS ? "仅" : ""} ${roughText(v.askedNs)}${v.askedNs < FAST_NS ? "" : "；对方最新的 ACK（不到 20 ms 之前）仍在请求它"}。`,
  },
  "needless-unseen": {
    en: () => `All its bytes, {seq}:{end}, were acknowledged already when it was captured.`,
    zh: () => `它的全部字节（{seq}:{end}）在捕获到它之前就已得到确认。`,
  },
  needless: {
    en: ({ frame, more }) =>
      `All its bytes, {seq}:{end}, sent ${more === true ? `from frame ${frame} on` : `in frame ${frame}`}, were acknowledged already when it was captured.`,
    zh: ({ frame, more }) =>
      `它的全部字节（{seq}:{end}，曾${more === true ? "从" : "在"}第 ${frame} 帧${more === true ? "起" : ""}发送）在捕获到它之前就已得到确认。`,
  },
  "order-unseen": {
    en: () => `seq {seq} belongs before segments that were captured earlier.`,
    zh: () => `按序列号 {seq}，它应排在先前捕获的报文段之前。`,
  },
  order: {
    en: ({ frame, ns, roundTripNs, sent }) =>
      `seq {seq} belongs before frame ${frame} (up to {end}), captured ${
        ns > 0
          ? `only ${roughText(ns)} earlier, less than ${roundTripNs === undefined ? "3 ms" : `the initial round trip of ${roughText(roundTripNs)}`}`
          : "no earlier by the capture’s clock"
      }: ${
        sent === undefined
          ? "it was probably overtaken rather than sent again"
          : `so it counts as overtaken, though frame ${sent.frame} had brought it already, ${before(sent.ns, "en")}`
      }.`,
    zh: ({ frame, ns, roundTripNs, sent }) =>
      `按序列号 {seq}，它应排在第 ${frame} 帧（到 {end} 为止）之前；那一帧${
        ns > 0
          ? `只早 ${roughText(ns)} 被捕获，短于${roundTripNs === undefined ? " 3 ms" : `初始往返时间 ${roughText(roundTripNs)}`}`
          : "按捕获的时钟并不更早"
      }：${
        sent === undefined
          ? "它很可能是在途中被超越，而不是重传"
          : `因此算作被超越，尽管第 ${sent.frame} 帧（${before(sent.ns, "zh")}）已经带来过它`
      }。`,
  },
  "gap-unseen": {
    en: () => `Bytes before seq {seq} are not in the capture.`,
    zh: () => `序列号 {seq} 之前有一些字节不在捕获中。`,
  },
  gap: {
    en: ({ frame, missing }) =>
      `It starts at seq {seq}, but frame ${frame} ended at {end}: ${missing === 1 ? "the byte between is" : `the ${byteCount(missing, "en")} between are`} not in the capture.`,
    zh: ({ frame, missing }) =>
      `它从序列号 {seq} 开始，而第 ${frame} 帧到 {end} 为止：其间的 ${byteCount(missing, "zh")}不在捕获中。`,
  },
  "acknowledges-unseen": {
    en: () =>
      `It acknowledges up to {ack}, but not everything before that number is in the capture: the other side most likely sent it unseen.`,
    zh: () => `它确认到 {ack} 为止，但此前的内容没有全部出现在捕获中：很可能是对方发送过，只是没有被捕获到。`,
  },
  "duplicate-unseen": {
    en: () => `ACK {ack} repeats this side’s last one: same window, no data.`,
    zh: () => `ACK {ack} 与这一方的上一个 ACK 相同：窗口相同，没有数据。`,
  },
  duplicate: {
    en: ({ frame, ns, times }) =>
      `ACK {ack} was first sent in frame ${frame}, ${before(ns, "en")}. It comes again with no data, and with the window of this side’s segment before: the ${ordinal(times)} duplicate ACK.`,
    zh: ({ frame, ns, times }) =>
      `ACK {ack} 最先出现在第 ${frame} 帧（${before(ns, "zh")}）；它再次出现，没有数据，窗口与这一方的上一个报文段相同：第 ${times} 个重复 ACK。`,
  },
  "keep-alive": {
    en: ({ payload }) =>
      `seq {seq} is one before what comes next, with ${byteCount(payload, "en")} of data: nothing new, as in a keep-alive.`,
    zh: ({ payload }) =>
      `序列号 {seq} 比接下来要用的序列号小 1，携带 ${byteCount(payload, "zh")}：没有新内容，与保活探测一样。`,
  },
  "keep-alive-answer-unseen": {
    en: () => `ACK {ack} answers a keep-alive.`,
    zh: () => `ACK {ack} 应答保活探测。`,
  },
  "keep-alive-answer": {
    en: ({ frame, ns }) => `ACK {ack} answers the keep-alive in frame ${frame}, ${before(ns, "en")}.`,
    zh: ({ frame, ns }) => `ACK {ack} 应答第 ${frame} 帧的保活探测（${before(ns, "zh")}）。`,
  },
  "window-closed": {
    en: () => "Its window is 0: this side offers no room, and the other side has to wait.",
    zh: () => "它的窗口为 0：这一方不提供接收空间，另一方必须等待。",
  },
  "probe-unseen": {
    en: () => `One byte, seq {seq}, asks whether the closed window has opened.`,
    zh: () => `这一个字节（序列号 {seq}）询问关闭的窗口是否已经打开。`,
  },
  probe: {
    en: ({ frame }) => `One byte, seq {seq}, asks whether the window, 0 in frame ${frame}, has opened.`,
    zh: ({ frame }) => `这一个字节（序列号 {seq}）询问在第 ${frame} 帧中为 0 的窗口是否已经打开。`,
  },
  "probe-answer-unseen": {
    en: () => `ACK {ack} answers a probe: the window is still 0.`,
    zh: () => `ACK {ack} 应答窗口探测：窗口仍为 0。`,
  },
  "probe-answer": {
    en: ({ frame }) => `ACK {ack} answers the probe in frame ${frame}: the window is still 0.`,
    zh: ({ frame }) => `ACK {ack} 应答第 ${frame} 帧的窗口探测：窗口仍为 0。`,
  },
  "window-filled-unseen": {
    en: () => `It ends at {end}, exactly where the offered window ends.`,
    zh: () => `它到 {end} 为止，恰好是通告窗口的末端。`,
  },
  "window-filled": {
    en: ({ frame, window }) =>
      `It ends at {end}, exactly where the window ends that frame ${frame} offered (ACK {ack}, window ${window} before scaling).`,
    zh: ({ frame, window }) =>
      `它到 {end} 为止，恰好是第 ${frame} 帧所通告窗口的末端（ACK {ack}，窗口 ${window}，尚未按扩大因子换算）。`,
  },
  "window-changed-unseen": {
    en: ({ window }) => `No data and no new ACK; the window field is now ${window}.`,
    zh: ({ window }) => `没有数据，也没有新的 ACK；窗口字段现在是 ${window}。`,
  },
  "window-changed": {
    en: (v) =>
      `No data, and the ACK of frame ${v.frame} again; its window field was ${v.before}${v.syn === true ? " (never scaled in a SYN)" : ""} and is now ${v.window}.`,
    zh: (v) =>
      `没有数据，ACK 与第 ${v.frame} 帧相同；窗口字段原为 ${v.before}${v.syn === true ? "（SYN 的窗口从不按扩大因子换算）" : ""}，现在是 ${v.window}。`,
  },
  "ports-reused": {
    en: () =>
      `A SYN with another number, {seq}, between addresses and ports that were in use before: it asks for a new connection.`,
    zh: () => `这对地址和端口此前用过，而这个 SYN 的序列号 {seq} 与当时不同：它请求的是新的连接。`,
  },
  "ports-reused-answer": {
    en: () => `This SYN+ACK brings another number, {seq}, than this side had used before.`,
    zh: () => `这个 SYN+ACK 的序列号是 {seq}，与这一方此前使用的不同。`,
  },
};

/**
 * The sentence for what a note is based on.
 *
 * @param from who sent the segment with the note
 * @param numbers how positions are written, as in {@link explainSegment}
 */
export function evidenceText(
  evidence: Evidence,
  connection: ConnectionSummary,
  from: Side,
  locale: Locale = "en",
  numbers: NumberMode = "symbolic",
): Rich {
  return rich(wordsOf(evidence, locale), positionsIn(evidence, connection, from, numbers));
}

function wordsOf<K extends EvidenceKind>({ kind, values }: Evidence<K>, locale: Locale): string {
  return EVIDENCE_TEXT[kind][locale](values);
}

/** Whatever else an ACK number is, it counts what the other side sent; the window that was filled is one for the sender. */
function positionsIn(
  { kind, values }: Evidence,
  connection: ConnectionSummary,
  from: Side,
  numbers: NumberMode,
): Record<string, Rich> {
  const at = (position: number): Rich => positionParts(connection, from, position, numbers);
  const acker = kind === "window-filled" ? otherSide(from) : from;
  const isSyn = kind === "ports-reused" || kind === "ports-reused-answer" || ("syn" in values && values.syn);
  return {
    ...("seq" in values && { seq: isSyn ? synPosition(connection, from, values.seq, numbers) : at(values.seq) }),
    ...("end" in values && { end: at(values.end) }),
    ...("ack" in values && { ack: ackParts(connection, acker, values.ack, numbers) }),
  };
}

/** A SYN's own number is no count from itself, nor from an earlier connection's. */
function synPosition(connection: ConnectionSummary, from: Side, seq: number, numbers: NumberMode): Rich {
  const other = seq !== connection.ends[from].isn;
  return positionParts(connection, from, seq, numbers === "absolute" || other ? "absolute" : "symbolic");
}

/** When it was sent before. */
function sentBefore({ syn, frame, ns }: EvidenceValues["repeat-unasked"]): string {
  return `${syn ? "SYN" : "seq"} {seq} was already sent in frame ${frame}, ${before(ns, "en")}`;
}

function sentBeforeZh({ syn, frame, ns }: EvidenceValues["repeat-unasked"]): string {
  return `${syn ? "SYN 的" : ""}序列号 {seq} 已在第 ${frame} 帧发送过（${before(ns, "zh")}）`;
}

function ordinal(n: number): string {
  const tens = n % 100;
  const suffix = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${suffix}`;
}
