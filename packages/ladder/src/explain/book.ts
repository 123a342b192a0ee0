import type { ConnectionSummary, SegmentColumns, Side } from "@tcp-ladder/flow";
import { closingShape } from "../closing.ts";
import { labelParts, labelText, partsText } from "../label.ts";
import type { Locale, Translated } from "../locale.ts";
import { openingShape } from "../opening.ts";
import { coversFin, distance } from "../position.ts";
import { type Rich, rich } from "../rich.ts";
import { isAck, isRst, isSyn, otherSide, rowAt } from "../row.ts";

/** One arrow of the book's figure, beside what was captured in its place. */
export interface BookRow {
  /** The book's label, and who sends it there. */
  readonly book: Rich;
  readonly bookFrom: Side;
  /** Row within the columns; undefined where nothing stands for it. */
  readonly row: number | undefined;
  readonly captured: Rich | undefined;
  readonly capturedFrom: Side | undefined;
  /** `same`: as in the book. `mirrored`: the same, with the sides exchanged. `merged`: one segment for two arrows. */
  readonly match: "same" | "mirrored" | "merged" | "different" | "missing";
  /** What differs and why; empty where nothing does. */
  readonly remark: Rich;
}

export interface BookFigure {
  /** UNIX Network Programming, volume 1. */
  readonly figure: "2.2" | "2.3";
  readonly title: string;
  readonly rows: readonly BookRow[];
  /** The whole difference in a sentence or two; empty where there is none. */
  readonly remarks: readonly Rich[];
}

const TITLES = {
  opening: { en: "Three-way handshake", zh: "三次握手" },
  closing: { en: "Four segments to close", zh: "四个报文段关闭连接" },
} satisfies Record<string, Translated>;

const REMARKS = {
  merged: {
    en: "One segment is both: the ACK of {M} rides on FIN {N}.",
    zh: "一个报文段兼任两者：对 {M} 的 ACK 搭载在 FIN {N} 上。",
  },
  missing: { en: "Not in this capture.", zh: "不在这次捕获中。" },
  resetInstead: { en: "A RST came instead.", zh: "取而代之的是 RST。" },
  brokenOff: {
    en: "A RST came before the handshake was complete: no connection came about.",
    zh: "握手完成之前出现了 RST：连接没有建立。",
  },
  refused: {
    en: "The SYN was answered by a RST: no connection came about.",
    zh: "SYN 得到的回答是 RST：连接没有建立。",
  },
  more: { en: "This segment does more than the book’s.", zh: "这个报文段比书上的多一些内容。" },
  crossing: {
    en: "It acknowledges nothing: the two SYNs probably crossed.",
    zh: "它没有确认任何内容：两个 SYN 很可能交错而过。",
  },
  crossingAnswer: {
    en: "The SYN once more, now with an ACK: the two SYNs had crossed.",
    zh: "再次发送 SYN，这次带上 ACK：两个 SYN 此前交错而过。",
  },
  crossingFin: {
    en: "It does not acknowledge {M}: the two FINs probably crossed.",
    zh: "它没有确认 {M}：两个 FIN 很可能交错而过。",
  },
  simultaneousOpen: {
    en: "Both sides sent a SYN before either had been answered: RFC 9293 calls it simultaneous open.",
    zh: "双方在得到回答之前都发送了 SYN：RFC 9293 称之为同时打开。",
  },
  simultaneousClose: {
    en: "Neither FIN acknowledges the other, so each needs an ACK of its own: as many segments as in the book, in another order.",
    zh: "两个 FIN 都没有确认对方的 FIN，因此各自需要一个 ACK：报文段的数目与书上相同，只是顺序不同。",
  },
  repeated: { en: "Sent again during the opening: {count}.", zh: "建立连接时有 {count} 个报文段被重传。" },
  serverFirst: {
    en: "The book’s client closes first, here the server does: the arrows point the other way.",
    zh: "书上是客户端先关闭，这里是服务器先关闭：箭头的方向相反。",
  },
  halfClose: {
    en: "Between the second and the third arrow more data came: the connection was half-closed.",
    zh: "第二个箭头和第三个箭头之间还有数据传输：连接处于半关闭状态。",
  },
} satisfies Record<string, Translated>;

/** Figures 2.2 and 2.3 beside the captured handshake and close; a figure of which the rows show nothing is left out. */
export function bookComparison(
  columns: SegmentColumns,
  connection: ConnectionSummary,
  locale: Locale = "en",
  statesBefore = 0x10,
): BookFigure[] {
  return [openingFigure, closingFigure].flatMap((make) => make(columns, connection, locale, statesBefore) ?? []);
}

function openingFigure(
  columns: SegmentColumns,
  connection: ConnectionSummary,
  locale: Locale,
  statesBefore: number,
): BookFigure | undefined {
  const shape = openingShape(columns, statesBefore);
  if (shape.kind === "not-captured") return undefined;
  const say = (key: keyof typeof REMARKS, count = 0): Rich => rich(REMARKS[key][locale], { count });
  const find = (test: (i: number) => boolean): number | undefined => {
    for (let i = 0; i < columns.length; i += 1) if (test(i)) return i;
    return undefined;
  };
  const syn = find((i) => isSyn(rowAt(columns, i)) && rowAt(columns, i).from === "client");
  const answer = find((i) => {
    const row = rowAt(columns, i);
    return row.from === "server" && (isSyn(row) || (shape.kind === "refused" && isRst(row)));
  });
  const isn = connection.ends.server.isn;
  const third = find((i) => {
    const row = rowAt(columns, i);
    return row.from === "client" && isAck(row) && !isRst(row) && isn !== undefined && distance(isn, row.ack) >= 1;
  });
  const more = (book: string, at: number): Rich => {
    if (partsText(rich(book)) === labelText(columns, at, connection)) return [];
    return say(shape.kind === "simultaneous" && isSyn(rowAt(columns, at)) ? "crossingAnswer" : "more");
  };
  const remarks: Rich[] = [];
  if (shape.kind === "simultaneous") remarks.push(say("simultaneousOpen"));
  if (shape.kind === "broken-off") remarks.push(say("brokenOff"));
  if (shape.repeated > 0) remarks.push(say("repeated", shape.repeated));
  const row = (book: string, bookFrom: Side, at: number | undefined, remark: Rich): BookRow =>
    bookRow(
      columns,
      connection,
      rich(book),
      bookFrom,
      at,
      at === undefined ? "missing" : remark.length > 0 ? "different" : "same",
      remark,
    );
  const missing = say("missing");
  return {
    figure: "2.2",
    title: TITLES.opening[locale],
    remarks,
    rows: [
      row("SYN {J}", "client", syn, syn === undefined ? missing : more("SYN {J}", syn)),
      row(
        "SYN {K}, ACK {J}+1",
        "server",
        answer,
        answer === undefined
          ? missing
          : shape.kind === "refused"
            ? say("refused")
            : shape.kind === "simultaneous" && !isAck(rowAt(columns, answer))
              ? say("crossing")
              : more("SYN {K}, ACK {J}+1", answer),
      ),
      row(
        "ACK {K}+1",
        "client",
        third,
        third !== undefined ? more("ACK {K}+1", third) : shape.kind === "refused" ? [] : missing,
      ),
    ],
  };
}

function closingFigure(columns: SegmentColumns, connection: ConnectionSummary, locale: Locale): BookFigure | undefined {
  const shape = closingShape(columns, connection);
  if (shape === undefined) return undefined;
  const say = (key: keyof typeof REMARKS): Rich => rich(REMARKS[key][locale]);
  const first = shape.firstFin === undefined ? shape.by : rowAt(columns, shape.firstFin).from;
  const mirrored = shape.firstFin !== undefined && first === "server";
  let resetShown = false;
  const plain = mirrored ? "mirrored" : "same";
  const make = (book: string, bookFrom: Side, at: number | undefined): BookRow => {
    if (at === undefined) {
      const reset = !resetShown && shape.reset !== undefined;
      resetShown ||= reset;
      return reset
        ? bookRow(columns, connection, rich(book), bookFrom, shape.reset, "different", say("resetInstead"))
        : bookRow(columns, connection, rich(book), bookFrom, undefined, "missing", resetShown ? [] : say("missing"));
    }
    const merged = at === shape.firstAck && at === shape.secondFin;
    if (merged) return bookRow(columns, connection, rich(book), bookFrom, at, "merged", say("merged"));
    const crossing = at === shape.secondFin && !coversFin(connection, otherSide(first), rowAt(columns, at).ack);
    if (crossing) return bookRow(columns, connection, rich(book), bookFrom, at, "different", say("crossingFin"));
    return bookRow(columns, connection, rich(book), bookFrom, at, plain, []);
  };
  const remarks: Rich[] = [];
  if (mirrored && shape.kind !== "simultaneous" && !shape.uncertain && connection.openerKnownBy !== "nothing")
    remarks.push(say("serverFirst"));
  if (shape.kind === "simultaneous") remarks.push(say("simultaneousClose"));
  if (shape.kind === "half-close") remarks.push(say("halfClose"));
  return {
    figure: "2.3",
    title: TITLES.closing[locale],
    remarks,
    rows: [
      make("FIN {M}", "client", shape.firstFin),
      make("ACK {M}+1", "server", shape.firstAck),
      make("FIN {N}", "server", shape.secondFin),
      make("ACK {N}+1", "client", shape.secondAck),
    ],
  };
}

function bookRow(
  columns: SegmentColumns,
  connection: ConnectionSummary,
  book: Rich,
  bookFrom: Side,
  row: number | undefined,
  match: BookRow["match"],
  remark: Rich,
): BookRow {
  return {
    book,
    bookFrom,
    row,
    captured: row === undefined ? undefined : labelParts(columns, row, connection),
    capturedFrom: row === undefined ? undefined : rowAt(columns, row).from,
    match,
    remark,
  };
}
