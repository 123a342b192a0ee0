import type { SegmentColumns } from "@tcp-ladder/flow";
import type { Locale } from "../locale.ts";
import { distance } from "../position.ts";
import { type Rich, rich } from "../rich.ts";
import { isAck, isFin, isRst, isSyn, type Row, rowAt } from "../row.ts";
import type { SegmentKind } from "./kind.ts";

/** RFC 9293, section 3.10.7.2: what comes with a SYN may be processed, but not before the SYN. */
const ASKS = {
  en: "A FIN comes with it. Ordinary programs never send the two together: it is probably a probe. RFC 9293 lets the FIN wait until the SYN is dealt with; Linux ignores the whole segment where a program listens.",
  zh: "它同时带有 FIN。普通程序从不把两者放在一起发送，因此这很可能是探测。RFC 9293 允许在处理完 SYN 之后再处理 FIN；在 Linux 上，如果有程序在监听，整个报文段都会被忽略。",
} as const;

/** RFC 9293, section 3.10.7.3, fourth. */
const ANSWERS = {
  en: "A FIN comes with it, which ordinary programs never send together with a SYN. Linux takes the SYN from such an answer and ignores the FIN.",
  zh: "它同时带有 FIN，而普通程序从不把 FIN 与 SYN 放在一起发送。Linux 只接受这种回答中的 SYN，并忽略其中的 FIN。",
} as const;

/** What is said of a FIN in a segment that is a SYN as well. Nothing of one that comes late, or with a RST. */
export function finWithSyn(row: Row, kind: SegmentKind, locale: Locale): Rich[] {
  if (!isFin(row) || !isSyn(row) || isRst(row) || kind === "syn-late" || kind === "syn-ack-unfit") return [];
  return [rich((isAck(row) || kind === "syn-crossing" ? ANSWERS : ASKS)[locale], {})];
}

/** Whether a FIN, of row `i`, takes up the other side's SYN but not the FIN that came with it. */
export function passesFinOver(columns: SegmentColumns, i: number): boolean {
  const { from, ack } = rowAt(columns, i);
  for (let at = i - 1; at >= 0; at -= 1) {
    const row = rowAt(columns, at);
    if (row.from !== from && isSyn(row) && isFin(row)) return distance(row.seq, ack) === 1 + row.payload;
  }
  return false;
}

/** Whether a RST acknowledges a SYN with its FIN: Wireshark leaves that FIN out of what it takes for sent. */
export function refusesFinToo(columns: SegmentColumns, i: number): boolean {
  const { from, ack } = rowAt(columns, i);
  for (let at = i - 1; at >= 0; at -= 1) {
    const row = rowAt(columns, at);
    if (row.from !== from && isSyn(row)) return isFin(row) && distance(row.seq, ack) === 2 + row.payload;
  }
  return false;
}
