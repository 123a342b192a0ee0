import { type ConnectionSummary, NO_ROW, Note, RowMark, type SegmentColumns, type Side } from "@tcp-ladder/flow";
import { labelParts } from "../label.ts";
import type { Locale, Translated } from "../locale.ts";
import { type OpeningShape, openingShape } from "../opening.ts";
import type { RungKind } from "../phase.ts";
import { rowKind } from "../phase.ts";
import { type Rich, rich } from "../rich.ts";
import { isAck, isFin, isSyn, rowAt } from "../row.ts";
import { type BookFigure, type BookRow, bookComparison } from "./book.ts";

/** An arrow of the book's figure. */
export interface BookArrow {
  readonly label: Rich;
  readonly from: Side;
  readonly kind: RungKind;
  /** The captured arrow that stands for it: its place in `captured`; undefined where there is none. */
  readonly captured: number | undefined;
  readonly match: BookRow["match"];
}

/** A segment as it was captured; or, `folded`, several that the book's figure has nothing for. */
export interface CapturedArrow {
  /** Row within the columns; of several the first. */
  readonly row: number;
  readonly folded: number;
  readonly label: Rich;
  readonly from: Side;
  readonly kind: RungKind;
  /** What differs from the book, and why; empty where nothing does. */
  readonly remark: Rich;
}

/** A figure of the book and what was captured in its place, to be drawn as facing pages. */
export interface BookSpread {
  readonly figure: BookFigure["figure"];
  readonly title: string;
  readonly book: readonly BookArrow[];
  readonly captured: readonly CapturedArrow[];
  /** The whole difference in a sentence or two. */
  readonly remarks: readonly Rich[];
}

const TEXT = {
  same: { en: "As in the book, segment for segment.", zh: "与书上完全一致。" },
  handshakeNotCaptured: {
    en: "No handshake was captured: the connection was probably open before the capture began.",
    zh: "没有捕获到握手：捕获开始之前连接很可能已经建立。",
  },
  noClose: {
    en: "No FIN and no RST of this connection was captured: as far as its segments show, it is still open.",
    zh: "没有捕获到这个连接的 FIN 或 RST：就它的报文段所见，连接仍未关闭。",
  },
  again: { en: "Sent again; in the book’s figure nothing is.", zh: "重传；书上的图中没有重传。" },
  more: { en: "Not in the book’s figure.", zh: "书上的图中没有。" },
  data: {
    en: "Data of the side that has not closed yet.",
    zh: "尚未关闭的一方继续发送的数据。",
  },
  foldedData: {
    en: "Data of the side that has not closed yet, and what acknowledges it.",
    zh: "尚未关闭的一方继续发送的数据，以及对它的确认。",
  },
  crossingAnswer: {
    en: "The SYN once more, now with an ACK: the two SYNs had crossed.",
    zh: "再次发送 SYN，这次带上 ACK：两个 SYN 此前交错而过。",
  },
  ackOfData: { en: "It acknowledges data; the close goes on after it.", zh: "它确认的是数据；关闭在其后继续。" },
  folded: { en: "{count} segments", zh: "{count} 个报文段" },
} satisfies Record<string, Translated>;

const REPEAT = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION | Note.SPURIOUS_RETRANSMISSION;
const NEVER_OPEN: ReadonlySet<OpeningShape["kind"]> = new Set(["refused", "broken-off", "unfinished"]);
/** More than this many in a row that the book has nothing for become one line. */
const MOST_UNMATCHED = 4;

const BOOK_KINDS: Readonly<Record<BookFigure["figure"], readonly RungKind[]>> = {
  "2.2": ["syn", "syn", "ack"],
  "2.3": ["fin", "ack", "fin", "ack"],
};

/**
 * Both figures, always: where the rows hold nothing for one, its captured page is empty and a remark says why.
 *
 * @param columns the whole connection, or its first rows: then only the opening is compared (`whole` false)
 */
export function bookSpreads(
  columns: SegmentColumns,
  connection: ConnectionSummary,
  whole: boolean,
  locale: Locale = "en",
  statesBefore = 0x10,
): BookSpread[] {
  const figures = bookComparison(columns, connection, locale, statesBefore);
  const opening = figures.find(({ figure }) => figure === "2.2");
  const closing = figures.find(({ figure }) => figure === "2.3");
  const shape = openingShape(columns, statesBefore);
  const spreads = [
    opening === undefined ? emptySpread("2.2", TEXT.handshakeNotCaptured, locale) : spread(opening, 0, shape.end),
  ];
  // A connection that never came about, or is not known to have, has no close.
  if (!whole || (opening !== undefined && NEVER_OPEN.has(shape.kind) && closing === undefined)) return spreads;
  if (closing === undefined) return [...spreads, emptySpread("2.3", TEXT.noClose, locale)];
  const rows = closing.rows.flatMap(({ row }) => (row === undefined ? [] : [row]));
  spreads.push(spread(closing, Math.min(...rows), Math.max(...rows) + 1));
  return spreads;

  function spread(figure: BookFigure, from: number, to: number): BookSpread {
    const matched = new Map<number, Rich>();
    for (const { row, remark } of figure.rows) {
      if (row !== undefined && !matched.get(row)?.length) matched.set(row, remark);
    }
    const last = Math.max(to, ...[...matched.keys()].map((row) => row + 1));
    const captured: CapturedArrow[] = [];
    for (let row = from; row < last; ) {
      const end = matched.has(row) ? row + 1 : endOfUnmatched(row, last, matched);
      if (end - row > MOST_UNMATCHED) captured.push(folded(row, end, figure));
      else for (let at = row; at < end; at++) captured.push(arrow(at, matched.get(at) ?? unmatchedRemark(at, figure)));
      row = end;
    }
    const same = figure.remarks.length === 0 && captured.every(({ remark }) => remark.length === 0);
    const complete = figure.rows.every(({ match }) => match === "same");
    return {
      figure: figure.figure,
      title: figure.title,
      book: figure.rows.map(({ book, bookFrom, match, row }, at) => ({
        label: book,
        from: bookFrom,
        kind: BOOK_KINDS[figure.figure][at] ?? "ack",
        captured: row === undefined ? undefined : captured.findIndex((one) => one.row === row && one.folded === 0),
        match,
      })),
      captured,
      remarks: same && complete ? [rich(TEXT.same[locale])] : figure.remarks,
    };
  }

  function arrow(row: number, remark: Rich): CapturedArrow {
    const { from } = rowAt(columns, row);
    return {
      row,
      folded: 0,
      label: labelParts(columns, row, connection),
      from,
      kind: rowKind(rowAt(columns, row)),
      remark,
    };
  }

  function folded(row: number, end: number, { figure }: BookFigure): CapturedArrow {
    let data = false;
    for (let at = row; at < end; at++) data ||= rowAt(columns, at).payload > 0;
    return {
      ...arrow(row, rich((figure === "2.3" && data ? TEXT.foldedData : TEXT.more)[locale])),
      folded: end - row,
      label: rich(TEXT.folded[locale], { count: end - row }),
    };
  }

  function unmatchedRemark(at: number, { figure }: BookFigure): Rich {
    const row = rowAt(columns, at);
    if (figure === "2.2" && shape.kind === "simultaneous" && isSyn(row) && isAck(row))
      return rich(TEXT.crossingAnswer[locale]);
    if ((row.notes & REPEAT) !== 0 && columns.related[at] !== NO_ROW) return rich(TEXT.again[locale]);
    if (figure === "2.3" && row.payload > 0 && !isFin(row) && row.from !== connection.firstFin)
      return rich(TEXT.data[locale]);
    const acknowledges = isAck(row) && (row.marks & RowMark.ACK_ADVANCES) !== 0 && row.payload === 0;
    return rich((figure === "2.3" && acknowledges ? TEXT.ackOfData : TEXT.more)[locale]);
  }
}

function endOfUnmatched(row: number, last: number, matched: ReadonlyMap<number, Rich>): number {
  let end = row;
  while (end < last && !matched.has(end)) end++;
  return end;
}

const EMPTY = {
  "2.2": {
    title: { en: "Three-way handshake", zh: "三次握手" },
    labels: ["SYN {J}", "SYN {K}, ACK {J}+1", "ACK {K}+1"],
  },
  "2.3": {
    title: { en: "Four segments to close", zh: "四个报文段关闭连接" },
    labels: ["FIN {M}", "ACK {M}+1", "FIN {N}", "ACK {N}+1"],
  },
} as const;
const BOOK_SIDES: Readonly<Record<BookFigure["figure"], readonly Side[]>> = {
  "2.2": ["client", "server", "client"],
  "2.3": ["client", "server", "server", "client"],
};

function emptySpread(figure: BookFigure["figure"], remark: Translated, locale: Locale): BookSpread {
  return {
    figure,
    title: EMPTY[figure].title[locale],
    captured: [],
    remarks: [rich(remark[locale])],
    book: EMPTY[figure].labels.map((label, at) => ({
      label: rich(label),
      from: BOOK_SIDES[figure][at] ?? "client",
      kind: BOOK_KINDS[figure][at] ?? "ack",
      captured: undefined,
      match: "missing",
    })),
  };
}
