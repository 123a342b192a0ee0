import { type ConnectionSummary, NO_ROW, Note, type NoteName, RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { nsBetween, pauseText, timeAt } from "../duration.ts";
import { heldNotes } from "../held-notes.ts";
import type { Locale, Translated } from "../locale.ts";
import { countFrom, distance } from "../position.ts";
import { type Rich, rich } from "../rich.ts";
import { finPosition, isAck, isFin, isRst, isSyn, type Row, rowAt } from "../row.ts";
import { namesFor } from "./names.ts";

/** What a note says beyond what the segment's kind says already; undefined where that says it all. */
const NOTE_TEXT: Readonly<Record<NoteName, Translated | undefined>> = {
  retransmission: {
    en: "{A} had sent this before{earlier}. It sends it again, probably because no acknowledgement came in time.",
    zh: "{A}此前已经发送过这段内容{earlier}。它再次发送，很可能是因为没有及时收到确认。",
  },
  "fast-retransmission": {
    en: "{A} had sent this before{earlier}. {B}’s ACKs ask for just this, the last of them shortly before, so {a} probably did not wait for its timer.",
    zh: "{A}此前已经发送过这段内容{earlier}。{B}的 ACK 请求的正是它，最后一个就在不久之前，因此{a}很可能没有等待定时器超时。",
  },
  "spurious-retransmission": {
    en: "{A} had sent this before{earlier}, and {b} has acknowledged it since: either that had not reached {a} in time, or this is an old copy that comes late.",
    zh: "{A}此前已经发送过这段内容{earlier}，{b}后来也已确认：要么那个确认没有及时到达{a}，要么这是一份迟到的旧副本。",
  },
  "out-of-order": {
    en: "It was captured after a segment with higher numbers, so it was probably overtaken on its way.",
    zh: "它在序列号更高的报文段之后才被捕获，很可能在途中被超越。",
  },
  "lost-segment": {
    en: "Something that {a} sent before this is not in the capture up to here: lost or overtaken on the way, or missed by the capture.",
    zh: "{A}在此之前发送的某些内容此时还不在捕获中：可能在途中丢失或被超越，也可能是捕获时遗漏。",
  },
  "ack-lost-segment": {
    en: "It acknowledges something that is not in the capture: most likely that was sent and arrived, and the capture missed it.",
    zh: "它确认了捕获中没有的内容：这些内容很可能发送过也已到达，只是捕获时被遗漏。",
  },
  "duplicate-ack": undefined,
  "keep-alive": undefined,
  "keep-alive-ack": undefined,
  "zero-window": {
    en: "Its window is 0: {a} offers no room for more data now, and {b} must not send any but to probe.",
    zh: "它的窗口为 0：{a}暂时不提供接收更多数据的空间，{b}除了探测之外不得发送数据。",
  },
  "zero-window-probe": undefined,
  "zero-window-probe-ack": undefined,
  "window-full": {
    en: "It fills the window that {b} announced: {a} must wait for {b} to acknowledge data or to announce more room.",
    zh: "它填满了{b}通告的窗口：{a}必须等待{b}确认数据或通告更大的窗口。",
  },
  "window-update": undefined,
  "reused-ports": {
    en: "These addresses and ports have been used before, with another initial sequence number: this SYN asks for a new connection.",
    zh: "这对地址和端口此前用过，当时的初始序列号与现在不同：这个 SYN 请求的是一个新的连接。",
  },
};

/**
 * No retransmission timeout is as short as this (RFC 6298 wants a second, Linux has 200 ms), though a tail loss probe or
 * RACK's reordering timer on a fast network may be (RFC 8985, sections 6.2 and 7.2).
 */
const TOO_SOON_NS = 2e6;
const TWICE: Translated = {
  en: "{A} had sent this before{earlier}. That is too soon for a retransmission timeout: perhaps the capture holds one segment twice.",
  zh: "{A}此前已经发送过这段内容{earlier}。间隔太短，不会是重传超时；也许是捕获中同一个报文段出现了两次。",
};
const NEVER_SEEN: Translated = {
  en: "Its numbers lie below what {a} had already sent, but no earlier sending of them was captured: {a} sends this again, or it comes late.",
  zh: "它的序列号低于{a}已经发送到的位置，但捕获中没有更早的发送：{a}在重传，或者这个报文段来迟了。",
};
/** RFC 9293, section 3.5.1: a SYN has come between the segments of a connection that goes on. */
const BELOW_SYN: Translated = {
  en: "Its numbers lie below {a}’s SYN, so it probably belongs to an earlier connection with these ports.",
  zh: "它的序列号低于{a}的 SYN，因此很可能属于使用这对端口的旧连接。",
};
const BEGINNING: Translated = {
  en: "{A} had sent the beginning of this before{earlier}. It sends that again, probably because no acknowledgement came in time.",
  zh: "{A}此前已经发送过其中开头的部分{earlier}。它再次发送这部分，很可能是因为没有及时收到确认。",
};
/** A sender may wait for the third duplicate ACK (RFC 5681, section 3.2), or for a timer: which it was no capture shows. */
const ASKED_FOR: Translated = {
  en: "{A} had sent this before{earlier}, and {b} has asked for it since by duplicate ACKs. Those, or a timer that ran out, made {a} send it again.",
  zh: "{A}此前已经发送过这段内容{earlier}，此后{b}以重复 ACK 请求过它。促使{a}再次发送的，是这些 ACK，或者定时器超时。",
};
/** RFC 7413, section 4.2.1: the server may take the SYN and leave its data. */
const SYN_DATA: Translated = {
  en: "{A} had sent these bytes with its SYN{earlier}, and {b}’s answer acknowledged the SYN but not all of them.",
  zh: "{A}曾随 SYN 发送过这些字节{earlier}，{b}的回答确认了 SYN，但没有确认全部数据。",
};
/** Linux leaves the ACK unread while its accept queue is full, or until data comes where TCP_DEFER_ACCEPT is set. */
const SYN_ACK_AGAIN: Translated = {
  en: "{A} had sent this before{earlier}, and {b} has acknowledged it since. Either that had not reached {a} in time, or {a} did not take it, as with a full backlog.",
  zh: "{A}此前已经发送过这段内容{earlier}，{b}后来也已确认。要么那个确认没有及时到达{a}，要么{a}没有接受它，例如因为积压队列已满。",
};
const SYN_ANSWERED_AGAIN: Translated = {
  en: "{A} had sent this before{earlier}. {B}’s SYN has come again since, so {a} answers it again.",
  zh: "{A}此前已经发送过这段内容{earlier}。此后{b}的 SYN 再次到来，因此{a}再次回答。",
};
/** RFC 9293, section 3.5.1, figure 9: what the other still had is gone, so now the SYN can be taken. */
const ASKS_AFTER_RESET: Translated = {
  en: "{A} had sent this before{earlier}. It has reset since what {b} still had, and asks again.",
  zh: "{A}此前已经发送过这段内容{earlier}。此后它复位了{b}仍保留的连接，现在再次请求。",
};
/** Wireshark tells these by their time alone; one that was captured before was not overtaken. */
const ORDER_AGAIN: Translated = {
  en: "{A} had sent this before{before}: it is a repeat, or the capture holds it twice, though it comes so soon after higher numbers that it looks overtaken on its way.",
  zh: "{A}此前已经发送过这段内容{before}：它是重传，或者被捕获了两次，尽管它紧跟在序列号更高的报文段之后，看起来像是在途中被超越。",
};
const OTHER_ANSWER: Translated = {
  en: "{A} had used other sequence numbers before, with the same addresses and ports: a new connection begins.",
  zh: "{A}此前在相同的地址和端口之间用过别的序列号：新的连接由此开始。",
};

/** A sentence for each note of a row that needs one, with its evidence where that is in the window. */
export function noteSentences(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  locale: Locale,
  disproved: readonly NoteName[],
): Rich[] {
  const row = rowAt(columns, i);
  if (row.notes === 0) return [];
  const names = heldNotes(row, connection).filter((name) => !disproved.includes(name));
  const sent = (row.notes & Note.OUT_OF_ORDER) === 0 ? -1 : sentBefore(columns, i);
  const values = {
    before: earlierThan(columns, sent, i, locale),
    ...namesFor(connection, row.from, locale),
    earlier: earlierThan(columns, columns.row.indexOf(columns.related[i] ?? NO_ROW), i, locale),
  };
  const resent: NoteName | undefined = names.find(
    (name) => name !== "retransmission" && name.endsWith("retransmission"),
  );
  return names.flatMap((name) => {
    if (name === "retransmission" && resent !== undefined) return [];
    if (name === "out-of-order" && sent >= 0) return [rich(ORDER_AGAIN[locale], values)];
    const text =
      name === "reused-ports" && isAck(row)
        ? OTHER_ANSWER
        : (repeatText(columns, i, name, connection) ?? NOTE_TEXT[name]);
    return text === undefined ? [] : [rich(text[locale], values)];
  });
}

/** What kind of repeat it is beyond its note; undefined where the note says it. */
function repeatText(
  columns: SegmentColumns,
  i: number,
  note: NoteName,
  connection: ConnectionSummary,
): Translated | undefined {
  if (!note.endsWith("retransmission")) return undefined;
  const related = columns.related[i] ?? NO_ROW;
  if (related === NO_ROW) return isBelowSyn(rowAt(columns, i), connection) ? BELOW_SYN : NEVER_SEEN;
  if (note !== "retransmission") return undefined;
  if (isTooSoon(columns, i)) return TWICE;
  const at = columns.row.indexOf(related);
  const row = rowAt(columns, i);
  const first = at < 0 ? undefined : rowAt(columns, at);
  if (first !== undefined && isSyn(first) && !isSyn(row)) return SYN_DATA;
  if (isSyn(row) && !isAck(row) && resetSince(columns, at, i)) return ASKS_AFTER_RESET;
  if (isSyn(row) && isAck(row) && synCameSince(columns, i)) return SYN_ANSWERED_AGAIN;
  if (wasAcknowledged(columns, i))
    return isSyn(row) && isAck(row) ? SYN_ACK_AGAIN : NOTE_TEXT["spurious-retransmission"];
  if (first === undefined) return undefined;
  if (first.seq === row.seq && (first.marks & RowMark.NOT_RECEIVED) !== 0) return ASKED_FOR;
  return distance(endOf(first), endOf(row)) > 0 ? BEGINNING : undefined;
}

/** Whether a segment's number lies below its sender's SYN; that of a keep-alive may be the SYN's own. */
export function isBelowSyn({ from, seq }: Row, connection: ConnectionSummary): boolean {
  const end = connection.ends[from];
  return end.isn !== undefined && countFrom(end, end.isn, seq) < 0;
}

function resetSince(columns: SegmentColumns, first: number, i: number): boolean {
  const { from } = rowAt(columns, i);
  for (let at = i - 1; first >= 0 && at > first; at -= 1) {
    const row = rowAt(columns, at);
    if (row.from === from && isRst(row)) return true;
  }
  return false;
}

/** Since this side answered it last. */
function synCameSince(columns: SegmentColumns, i: number): boolean {
  const { from } = rowAt(columns, i);
  for (let at = i - 1; at >= 0; at -= 1) {
    const row = rowAt(columns, at);
    if (row.from === from && isSyn(row)) return false;
    if (row.from !== from && isSyn(row) && !isAck(row)) return true;
  }
  return false;
}

/** Whether the other side had acknowledged all of row `i` before, as far as the rows show. */
export function wasAcknowledged(columns: SegmentColumns, i: number): boolean {
  const row = rowAt(columns, i);
  const end = endOf(row);
  for (let at = i - 1; at >= 0; at -= 1) {
    const other = rowAt(columns, at);
    if (other.from !== row.from && isAck(other) && !isRst(other)) return distance(end, other.ack) >= 0;
  }
  return false;
}

export function endOf(row: Row): number {
  return (finPosition(row) + (isFin(row) ? 1 : 0)) >>> 0;
}

function isTooSoon(columns: SegmentColumns, i: number): boolean {
  const at = columns.row.indexOf(columns.related[i] ?? NO_ROW);
  return at >= 0 && Math.abs(nsBetween(timeAt(columns, at), timeAt(columns, i))) < TOO_SOON_NS;
}

/** The last row before `i` by which its side had sent the number that it begins with; −1 where there is none. */
function sentBefore(columns: SegmentColumns, i: number): number {
  const { from, seq } = rowAt(columns, i);
  for (let at = i - 1; at >= 0; at -= 1) {
    const row = rowAt(columns, at);
    if (row.from === from && distance(row.seq, seq) >= 0 && distance(seq, endOf(row)) > 0) return at;
  }
  return -1;
}

function earlierThan(columns: SegmentColumns, at: number, i: number, locale: Locale): string {
  if (at < 0) return "";
  const gapNs = nsBetween(timeAt(columns, at), timeAt(columns, i));
  const frame = columns.frame[at] ?? 0;
  // Clocks are set back or coarse, and files are joined in the wrong order.
  if (gapNs <= 0) return locale === "en" ? ` in frame ${frame}` : `（第 ${frame} 帧）`;
  const gap = pauseText(gapNs);
  return locale === "en" ? ` in frame ${frame}, ${gap} earlier` : `（第 ${frame} 帧，${gap} 之前）`;
}
