import type { ConnectionSummary, SegmentColumns } from "@tcp-ladder/flow";
import { type ClosingShape, closingShape } from "../closing.ts";
import { nsBetween, pauseText, timeAt } from "../duration.ts";
import type { Locale, Translated } from "../locale.ts";
import { type Rich, rich } from "../rich.ts";
import { namesFor } from "./names.ts";

/** How a connection ended, in a few words and then in sentences. */
export interface CloseExplanation {
  readonly shape: ClosingShape;
  /** `three, not four`. */
  readonly title: string;
  readonly sentences: readonly Rich[];
}

type ShapeKind = ClosingShape["kind"];

const TITLES: Readonly<Record<ShapeKind, Translated>> = {
  three: { en: "Three, not four", zh: "三个，而不是四个" },
  four: { en: "Four segments, as in the book", zh: "四个报文段，与书上一致" },
  "half-close": { en: "Half-closed, then closed", zh: "先半关闭，再关闭" },
  simultaneous: { en: "Both close at once", zh: "双方同时关闭" },
  "one-sided": { en: "Closed on one side", zh: "只有一方关闭" },
  reset: { en: "Reset, not closed", zh: "被复位，而不是正常关闭" },
};

/** `{A}` closed first (or reset), `{B}` is the other. */
const SENTENCES: Readonly<Record<ShapeKind, readonly Translated[]>> = {
  three: [
    {
      en: "{B} answered {a}’s FIN{after} with one segment that is both ACK {M}+1 and FIN {N}. The book draws two arrows for these.",
      zh: "{B}在{a}的 FIN 出现{after}后，用一个报文段同时完成了 ACK {M}+1 和 FIN {N}；书上用两个箭头来表示。",
    },
    {
      en: "TCP may hold an ACK back for a moment so that it can ride on something else. {B}’s program probably closed within that moment, so the FIN took the ACK along.",
      zh: "TCP 可以把 ACK 稍稍推迟，让它搭载在别的报文段上。{B}的程序很可能在这段时间内就关闭了，于是 FIN 顺便带上了这个 ACK。",
    },
  ],
  four: [
    {
      en: "{B} acknowledged {a}’s FIN first and sent its own FIN{later} later. The book draws two segments for these, too.",
      zh: "{B}先确认了{a}的 FIN，{later}之后才发送自己的 FIN；书上也用两个报文段来表示。",
    },
    {
      en: "Had {b}’s program closed before that ACK was sent, one segment could have carried both.",
      zh: "如果{b}的程序在发送该 ACK 之前就已关闭，一个报文段就能同时携带两者。",
    },
  ],
  "half-close": [
    {
      en: "{A} closed its direction, and {b} went on sending: each direction of a connection is closed on its own.",
      zh: "{A}关闭了自己的发送方向，{b}仍继续发送：连接的两个方向各自独立关闭。",
    },
    {
      en: "Only when {b} had sent its FIN too was the connection closed both ways.",
      zh: "直到{b}也发送了 FIN，两个方向才都关闭。",
    },
  ],
  simultaneous: [
    {
      en: "{B}’s FIN does not acknowledge {a}’s: the two probably crossed on their way. Each side then has to acknowledge the other’s.",
      zh: "{B}的 FIN 没有确认{a}的 FIN：两者很可能在途中交错。随后双方都要各自确认对方的 FIN。",
    },
    {
      en: "When they cross, both sides pass through CLOSING, and both wait in TIME_WAIT.",
      zh: "交错时，双方都会经过 CLOSING 状态，也都会在 TIME_WAIT 中等待。",
    },
  ],
  "one-sided": [
    {
      en: "{A} has closed its direction. The capture holds no FIN of {b}: as far as it shows, {b} may still send.",
      zh: "{A}已经关闭了自己的发送方向。捕获中没有{b}的 FIN：就捕获所见，{b}仍然可以发送。",
    },
  ],
  reset: [
    {
      en: "{A} sent a RST instead of finishing an orderly close. No TIME_WAIT follows from it.",
      zh: "{A}发送了 RST，而没有完成正常的关闭。复位之后不会进入 TIME_WAIT。",
    },
    {
      en: "Usual causes: a program that closes with data unread, one that asks for a reset (SO_LINGER), a host that has given up waiting, or one that does not know the connection.",
      zh: "常见原因：程序关闭时仍有未读数据，或者用 SO_LINGER 主动要求复位，或者主机等待超时而放弃，或者主机上没有这个连接。",
    },
  ],
};

/** A delayed ACK waits half a second at most (RFC 1122, section 4.2.3.2): the merged one came later than that. */
const TOO_LATE: Translated = {
  en: "An ACK of its own would have been due within half a second: either it is not in the capture, or the FIN did not reach {b} at once.",
  zh: "单独的 ACK 本应在半秒之内发出：要么它不在捕获中，要么这个 FIN 没有立即到达{b}。",
};
const LONGEST_DELAY_NS = 0.5e9;

/** Where the capture begins late or lacks a direction. */
const ONE_FIN: Translated = { en: "One FIN in the capture", zh: "捕获中只有一个 FIN" };
const PERHAPS_UNSEEN: Translated = {
  en: "{A} has closed its direction. The capture holds no FIN of {b}: it may still send, or its FIN was not captured.",
  zh: "{A}已经关闭了自己的发送方向。捕获中没有{b}的 FIN：它可能仍会发送，也可能它的 FIN 没有被捕获。",
};

/** Where the last ACK is missing nobody can count the close's segments. */
const UNFINISHED: Translated = { en: "Both sides have sent a FIN", zh: "双方都发送了 FIN" };
const NO_LAST_ACK: Translated = {
  en: "The acknowledgement of {b}’s FIN is not in the capture.",
  zh: "捕获中没有对{b}的 FIN 的确认。",
};

const SERVER_FIRST: Translated = {
  en: "In the book’s figure the client closes first; here it is the server, so {M} is the server’s FIN.",
  zh: "书上的图中是客户端先关闭；这里是服务器先关闭，所以 {M} 是服务器的 FIN。",
};

/** Undefined where the rows hold no close. */
export function explainClose(
  connection: ConnectionSummary,
  columns: SegmentColumns,
  locale: Locale = "en",
): CloseExplanation | undefined {
  const shape = closingShape(columns, connection);
  if (shape === undefined) return undefined;
  const spanNs = (from: number | undefined, to: number | undefined): number =>
    from === undefined || to === undefined ? 0 : Math.max(0, nsBetween(timeAt(columns, from), timeAt(columns, to)));
  const span = (from: number | undefined, to: number | undefined): string =>
    from === undefined || to === undefined ? "" : pauseText(spanNs(from, to));
  const after = span(shape.firstFin, shape.secondFin);
  const values = {
    ...namesFor(connection, shape.by, locale),
    after: after === "" ? "" : locale === "en" ? ` after ${after}` : ` ${after} `,
    later: locale === "en" ? ` ${span(shape.firstAck, shape.secondFin)}` : `${span(shape.firstAck, shape.secondFin)} `,
  };
  const late = shape.kind === "three" && spanNs(shape.firstFin, shape.secondFin) > LONGEST_DELAY_NS;
  const told = shape.kind === "one-sided" && shape.uncertain ? [PERHAPS_UNSEEN] : SENTENCES[shape.kind];
  const texts = late ? [...SENTENCES.three.slice(0, 1), TOO_LATE] : told;
  const sentences = texts.map((text) => rich(text[locale], values));
  const known =
    connection.openerKnownBy !== "nothing" &&
    shape.kind !== "reset" &&
    shape.kind !== "simultaneous" &&
    !shape.uncertain;
  if (countsSegments(shape) && shape.secondAck === undefined) sentences.push(rich(NO_LAST_ACK[locale], values));
  if (known && connection.firstFin === "server") sentences.push(rich(SERVER_FIRST[locale]));
  return { shape, title: titleOf(shape)[locale], sentences };
}

function countsSegments({ kind }: ClosingShape): boolean {
  return kind === "three" || kind === "four";
}

function titleOf(shape: ClosingShape): Translated {
  if (shape.kind === "one-sided" && shape.uncertain) return ONE_FIN;
  return countsSegments(shape) && shape.secondAck === undefined ? UNFINISHED : TITLES[shape.kind];
}

/** The same in one line: `three, not four`; empty where the rows hold no close. */
export function closingRemark(connection: ConnectionSummary, columns: SegmentColumns, locale: Locale = "en"): string {
  const shape = closingShape(columns, connection);
  return shape === undefined ? "" : titleOf(shape)[locale];
}
