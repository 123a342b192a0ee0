import { type ConnectionSummary, NO_ROW, type NoteName, noteNames, type SegmentColumns } from "@tcp-ladder/flow";
import { nsBetween, pauseText, timeAt } from "../duration.ts";
import type { Locale, Translated } from "../locale.ts";
import { type Rich, rich } from "../rich.ts";
import { rowAt } from "../row.ts";
import { namesFor } from "./names.ts";

/** What a note says beyond what the segment's kind says already; undefined where that says it all. */
const NOTE_TEXT: Readonly<Record<NoteName, Translated | undefined>> = {
  retransmission: {
    en: "{A} had sent this before{earlier}. It sends it again, probably because no acknowledgement came in time.",
    zh: "{A}此前已经发送过这段内容{earlier}。它再次发送，很可能是因为没有及时收到确认。",
  },
  "fast-retransmission": {
    en: "{A} had sent this before{earlier}. Duplicate ACKs told it that the segment was probably lost, so it did not wait for its timer.",
    zh: "{A}此前已经发送过这段内容{earlier}。重复 ACK 表明该报文段很可能丢失，因此它没有等待定时器超时。",
  },
  "spurious-retransmission": {
    en: "{A} sends again what {b} had acknowledged already{earlier}; that acknowledgement was probably late or lost.",
    zh: "{A}再次发送{b}早已确认过的内容{earlier}；那个确认很可能迟到或丢失了。",
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
    en: "It acknowledges something that is not in the capture, so that did arrive and the capture missed it.",
    zh: "它确认了捕获中没有的内容：这些内容确已到达，只是捕获时被遗漏。",
  },
  "duplicate-ack": undefined,
  "keep-alive": undefined,
  "keep-alive-ack": undefined,
  "zero-window": {
    en: "Its window is 0: {a} has no room for more data now, and {b} must not send any but to probe.",
    zh: "它的窗口为 0：{a}暂时没有空间接收更多数据，{b}除了探测之外不得发送数据。",
  },
  "zero-window-probe": undefined,
  "zero-window-probe-ack": undefined,
  "window-full": {
    en: "It fills the window that {b} announced: {a} must wait for {b} to acknowledge data or to announce more room.",
    zh: "它填满了{b}通告的窗口：{a}必须等待{b}确认数据或通告更大的窗口。",
  },
  "window-update": undefined,
  "reused-ports": {
    en: "An earlier connection used the same addresses and ports. This SYN begins a new one.",
    zh: "此前有一个连接使用过相同的地址和端口。这个 SYN 开始的是一个新的连接。",
  },
};

/** No retransmission timer is as short as this (RFC 6298 wants a second, Linux has 200 ms). */
const TOO_SOON_NS = 2e6;
const TWICE: Translated = {
  en: "{A} had sent this before{earlier}. That is too soon for a timer, so perhaps the capture holds one segment twice.",
  zh: "{A}此前已经发送过这段内容{earlier}。间隔太短，不会是定时器超时，也许是捕获中同一个报文段出现了两次。",
};

/** A sentence for each note of a row that needs one, with its evidence where that is in the window. */
export function noteSentences(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  locale: Locale,
): Rich[] {
  const row = rowAt(columns, i);
  if (row.notes === 0) return [];
  const names = noteNames(row.notes);
  const values = { ...namesFor(connection, row.from, locale), earlier: earlier(columns, i, locale) };
  const resent: NoteName | undefined = names.find(
    (name) => name !== "retransmission" && name.endsWith("retransmission"),
  );
  return names.flatMap((name) => {
    if (name === "retransmission" && resent !== undefined) return [];
    const text = name === "retransmission" && isTooSoon(columns, i) ? TWICE : NOTE_TEXT[name];
    return text === undefined ? [] : [rich(text[locale], values)];
  });
}

function isTooSoon(columns: SegmentColumns, i: number): boolean {
  const at = columns.row.indexOf(columns.related[i] ?? NO_ROW);
  return at >= 0 && Math.abs(nsBetween(timeAt(columns, at), timeAt(columns, i))) < TOO_SOON_NS;
}

function earlier(columns: SegmentColumns, i: number, locale: Locale): string {
  const related = columns.related[i] ?? NO_ROW;
  const at = related === NO_ROW ? -1 : columns.row.indexOf(related);
  if (at < 0) return "";
  const gapNs = nsBetween(timeAt(columns, at), timeAt(columns, i));
  const frame = columns.frame[at] ?? 0;
  // Clocks are set back, and files are joined in the wrong order.
  if (gapNs < 0) return locale === "en" ? ` in frame ${frame}` : `（第 ${frame} 帧）`;
  const gap = pauseText(gapNs);
  return locale === "en" ? ` in frame ${frame}, ${gap} earlier` : `（第 ${frame} 帧，${gap} 之前）`;
}
