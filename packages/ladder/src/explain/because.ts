import { type ConnectionSummary, NO_ROW, type SegmentColumns, windowShift } from "@tcp-ladder/flow";
import { TcpFlag } from "@tcp-ladder/wire";
import type { Locale } from "../locale.ts";
import type { NumberMode } from "../position.ts";
import { ackParts, distance, finSymbol, positionParts } from "../position.ts";
import { grouped } from "../remark.ts";
import { type Rich, rich } from "../rich.ts";
import { dataStart, finPosition, isAck, isFin, isRst, isSyn, otherSide, type Row, rowAt } from "../row.ts";
import type { SegmentKind } from "./kind.ts";
import { namesFor } from "./names.ts";

const TEXT = {
  seqSyn: {
    en: "seq = {own}: {a} chose it. It should be hard for a stranger to predict.",
    zh: "seq = {own}：由{a}自行选定，而且应当让外人难以预测。",
  },
  noAck: {
    en: "No ACK: {a} has nothing from {b} yet to acknowledge.",
    zh: "没有 ACK：{a}还没有收到{b}的任何内容可以确认。",
  },
  ackSyn: {
    en: "ack = {ack}: {b}’s SYN used one sequence number, so this is the next that {a} expects.",
    zh: "ack = {ack}：{b}的 SYN 占用一个序列号，所以{a}期待的下一个序列号就是它。",
  },
  ackFin: {
    en: "ack = {ack}: a FIN uses one sequence number though it is no byte of data.",
    zh: "ack = {ack}：FIN 本身不是数据字节，但仍占用一个序列号。",
  },
  ackRow: {
    en: "ack = {ack}: the segment in frame {frame} ends just below it. An ACK names the next sequence number that is expected.",
    zh: "ack = {ack}：第 {frame} 帧的报文段恰好在它之前结束。ACK 给出的是期待的下一个序列号。",
  },
  ackData: {
    en: "ack = {ack}: the next sequence number that {a} expects from {b}.",
    zh: "ack = {ack}：{a}期待从{b}收到的下一个序列号。",
  },
  ackCount: {
    en: "{count} since {b}’s SYN: {bytes} of data and the SYN itself.",
    zh: "从{b}的 SYN 算起共 {count} 个序列号：{bytes}数据，再加上 SYN 本身。",
  },
  seqAfterSyn: {
    en: "seq = {seq}: {a}’s SYN used {own}, so the first byte that it sends has the next number.",
    zh: "seq = {seq}：{a}的 SYN 占用了 {own}，所以它发送的第一个字节使用下一个序列号。",
  },
  seqData: {
    en: "{start}:{end}: the first byte has number {start}; {end} is the first number after the last.",
    zh: "{start}:{end}：第一个字节的序列号是 {start}；{end} 是最后一个字节之后的序列号。",
  },
  push: {
    en: "PSH: the receiver should hand the data to its program without waiting for more.",
    zh: "PSH：接收方应立即把数据交给程序，不再等待更多数据。",
  },
  finSeq: {
    en: "{fin} = {position}: the FIN comes after everything else that {a} sent, and uses one sequence number itself.",
    zh: "{fin} = {position}：FIN 排在{a}发送的所有内容之后，自身占用一个序列号。",
  },
  rstSeqZero: {
    en: "seq = 0: the segment that it answers carried no ACK to take a number from.",
    zh: "seq = 0：它所回答的报文段没有 ACK，无从取得序列号。",
  },
  rstAck: {
    en: "ack = {ack}: by acknowledging the SYN it proves that it answers this very one.",
    zh: "ack = {ack}：它确认了这个 SYN，证明所回答的正是它。",
  },
  rstPlain: {
    en: "A RST uses no sequence number, so there is nothing in it to acknowledge.",
    zh: "RST 不占用序列号，因此没有什么需要确认。",
  },
  window: {
    en: "win {window} stands for {window} × 2^{shift} = {bytes}: {a}’s SYN announced the shift (window scale).",
    zh: "win {window} 表示 {window} × 2^{shift} = {bytes}：移位数由{a}的 SYN 通告（窗口扩大选项）。",
  },
  keepAlive: {
    en: "seq = {seq}: one below the next number that {a} would use.",
    zh: "seq = {seq}：比{a}下一个要使用的序列号小 1。",
  },
} as const;

/** Why each number of a segment is what it is; the field first, then the reason. */
export function becauseOf(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  kind: SegmentKind,
  locale: Locale,
  numbers: NumberMode = "symbolic",
): Rich[] {
  const row = rowAt(columns, i);
  const values = { ...namesFor(connection, row.from, locale), bytes: byteCount(row.payload, locale) };
  const say = (key: keyof typeof TEXT, more: Readonly<Record<string, Rich | string | number>> = {}): Rich =>
    rich(TEXT[key][locale], { ...values, ...more });
  const seq = positionParts(connection, row.from, row.seq, numbers);
  if (isRst(row)) {
    if (kind !== "rst-refused") return [say("rstPlain")];
    const out = row.seq === 0 && isAck(row) ? [say("rstSeqZero")] : [];
    if (isAck(row)) out.push(say("rstAck", { ack: ackParts(connection, row.from, row.ack, numbers) }));
    return out;
  }
  const out: Rich[] = [];
  if (isSyn(row)) {
    // A count from itself would say nothing.
    const own = numbers === "relative" ? positionParts(connection, row.from, row.seq, "symbolic") : seq;
    out.push(say("seqSyn", { own }));
    if (!isAck(row) && kind !== "syn-late") out.push(say("noAck"));
  } else if (KEEP_ALIVES.has(kind)) {
    if (row.payload <= 1) out.push(say("keepAlive", { seq }));
  } else if (kind === "handshake-ack") {
    const isn = connection.ends[row.from].isn;
    if (isn !== undefined && distance(isn, row.seq) === 1) {
      out.push(say("seqAfterSyn", { seq, own: positionParts(connection, row.from, isn, numbers) }));
    }
  }
  if (row.payload > 0 && !KEEP_ALIVES.has(kind)) out.push(dataReason(row, connection, say, numbers));
  if (row.payload > 0 && (row.flags & TcpFlag.PSH) !== 0) out.push(say("push"));
  const fin = finSymbol(connection, row.from);
  if (isFin(row) && fin !== undefined && finPosition(row) === connection.ends[row.from].fin) {
    const position = positionParts(connection, row.from, finPosition(row), numbers);
    out.push(say("finSeq", { fin: [{ text: fin, role: "symbol" }], position }));
  }
  const reason = ackReason(columns, row, i, connection, kind, say, locale, numbers);
  if (reason !== undefined) out.push(...reason);
  const shift = shiftFor(connection, row);
  if (shift !== undefined && SHOWS_WINDOW.has(kind)) {
    out.push(say("window", { window: row.window, shift, bytes: byteCount(row.window * 2 ** shift, locale) }));
  }
  return out;
}

/** All that Wireshark calls a keep-alive: one number below the next. */
const KEEP_ALIVES: ReadonlySet<SegmentKind> = new Set(["keep-alive", "keep-alive-unacknowledged", "window-asked"]);

/** Their ACK number repeats what was acknowledged, or is of another connection. */
const SAYS_IT_ALL: ReadonlySet<SegmentKind> = new Set([
  "window-update",
  "syn-ack-unfit",
  "ack-foreign",
  "ack-foreign-known",
  "ack-foreign-beyond",
]);

/** Further than this from the SYN nobody counts along. */
const COUNTED = 10_000;

/** Kinds of which the window is the point, and the first segment whose window is scaled. */
const SHOWS_WINDOW: ReadonlySet<SegmentKind> = new Set(["handshake-ack", "window-update"]);

/** Undefined where there is nothing to say: the window of a SYN is never scaled (RFC 7323, section 2.2). */
function shiftFor(connection: ConnectionSummary, row: Row): number | undefined {
  return isSyn(row) || connection.ends[row.from].windowScale === undefined
    ? undefined
    : windowShift(connection, row.from);
}

type Say = (key: keyof typeof TEXT, more?: Readonly<Record<string, Rich | string | number>>) => Rich;

function dataReason(row: Row, connection: ConnectionSummary, say: Say, numbers: NumberMode): Rich {
  const start = dataStart(row);
  return say("seqData", {
    start: positionParts(connection, row.from, start, numbers),
    end: positionParts(connection, row.from, (start + row.payload) >>> 0, numbers),
  });
}

/** Nothing is said of an ACK number that only repeats what was acknowledged before. */
function ackReason(
  columns: SegmentColumns,
  row: Row,
  i: number,
  connection: ConnectionSummary,
  kind: SegmentKind,
  say: Say,
  locale: Locale,
  numbers: NumberMode,
): Rich[] | undefined {
  if (!isAck(row)) return undefined;
  const alone = row.payload === 0 && !isFin(row) && !isSyn(row);
  const shown = alone || isSyn(row) || kind === "fin-merged";
  if (!shown || KEEP_ALIVES.has(kind) || SAYS_IT_ALL.has(kind)) return undefined;
  const ack = ackParts(connection, row.from, row.ack, numbers);
  const peer = otherSide(row.from);
  const { fin } = connection.ends[peer];
  if (fin !== undefined && distance(fin, row.ack) === 1) return [say("ackFin", { ack })];
  const isn = connection.ends[peer].isn;
  if (isn !== undefined && distance(isn, row.ack) === 1) return [say("ackSyn", { ack })];
  const covered = columns.acknowledges[i] ?? NO_ROW;
  const at = covered === NO_ROW ? -1 : columns.row.indexOf(covered);
  const out = at >= 0 ? [say("ackRow", { ack, frame: columns.frame[at] ?? 0 })] : [say("ackData", { ack })];
  // Where part of it was not captured a FIN may be among the numbers.
  if (
    at >= 0 &&
    isn !== undefined &&
    kind === "ack" &&
    distance(isn, row.ack) > 1 &&
    distance(isn, row.ack) <= COUNTED
  ) {
    const count = distance(isn, row.ack);
    out.push(say("ackCount", { count, bytes: byteCount(count - 1, locale) }));
  }
  return out;
}

/** "1 byte", "26 bytes", "26 字节". */
export function byteCount(bytes: number, locale: Locale): string {
  return locale === "zh" ? `${grouped(bytes)} 字节` : `${grouped(bytes)} ${bytes === 1 ? "byte" : "bytes"}`;
}
