import type { NoteName } from "@tcp-ladder/flow";
import type { Locale, Translated } from "./locale.ts";

const TITLES: Readonly<Record<NoteName, Translated>> = {
  retransmission: { en: "sent again", zh: "重传" },
  "fast-retransmission": { en: "sent again, fast", zh: "快速重传" },
  "spurious-retransmission": { en: "sent again, needlessly", zh: "多余的重传" },
  "out-of-order": { en: "out of order", zh: "失序" },
  "lost-segment": { en: "a segment before it is missing", zh: "此前缺少报文段" },
  "ack-lost-segment": { en: "acknowledges what was not captured", zh: "确认了未捕获的数据" },
  "duplicate-ack": { en: "duplicate ACK", zh: "重复 ACK" },
  "keep-alive": { en: "keep-alive", zh: "保活探测" },
  "keep-alive-ack": { en: "answers a keep-alive", zh: "保活应答" },
  "zero-window": { en: "window is zero", zh: "零窗口" },
  "zero-window-probe": { en: "probes a zero window", zh: "零窗口探测" },
  "zero-window-probe-ack": { en: "answers a window probe", zh: "零窗口探测应答" },
  "window-full": { en: "fills the window", zh: "填满窗口" },
  "window-update": { en: "window update", zh: "窗口更新" },
  "reused-ports": { en: "ports used again", zh: "端口被重用" },
};

const COMMENT: Translated = { en: "comment", zh: "注释" };

/** What marks a segment on whose frame somebody has written a comment. */
export function commentTitle(locale: Locale = "en"): string {
  return COMMENT[locale];
}

/** A note in a few words, to stand beside its arrow. */
export function noteTitle(note: NoteName, locale: Locale = "en"): string {
  return TITLES[note][locale];
}
