import {
  type ConnectionSummary,
  clientState,
  type NoteName,
  noteNames,
  RowMark,
  type SegmentColumns,
  serverState,
  TcpState,
} from "@tcp-ladder/flow";
import { labelParts } from "../label.ts";
import type { Locale } from "../locale.ts";
import type { NumberMode } from "../position.ts";
import { ackParts, countFrom, coversFin, distance, positionParts } from "../position.ts";
import { type Rich, rich } from "../rich.ts";
import { isAck, isFin, isRst, isSyn, otherSide, type Row, rowAt } from "../row.ts";
import { becauseOf, byteCount } from "./because.ts";
import { finWithSyn, refusesFinToo } from "./fin-with-syn.ts";
import { type SegmentKind, segmentKind } from "./kind.ts";
import { kindAmong } from "./kind-among.ts";
import { KIND_TEXT } from "./kind-text.ts";
import { namesFor } from "./names.ts";
import { noteSentences } from "./note-text.ts";
import { type StateChange, stateChanges } from "./state-change.ts";

/** What a segment says, written for someone who learns TCP. */
export interface SegmentExplanation {
  readonly kind: SegmentKind;
  /** Its label. */
  readonly title: Rich;
  /** What it does, then what is odd about it. */
  readonly sentences: readonly Rich[];
  /** Why each number is what it is: `ack = J+1: the client’s SYN used one sequence number …`. */
  readonly because: readonly Rich[];
  readonly stateChanges: readonly StateChange[];
  /** Notes by Wireshark's definitions that do not hold here: nothing is said of them, nor of what they are based on. */
  readonly disproved: readonly NoteName[];
}

/** CLOSED and LISTEN: how a connection begins. */
const BEGINNING = 0x10;
const UNKNOWN = 0xbb;

/**
 * Explains row `i`. What is inferred (why a program closed, what was on its way) is said as such.
 *
 * @param statesBefore states that the first row of `columns` found; where left out, those of a beginning for a SYN, else unknown
 * @param numbers how positions are written; an initial sequence number is never written as a count from itself
 */
export function explainSegment(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  locale: Locale = "en",
  statesBefore?: number,
  numbers: NumberMode = "symbolic",
): SegmentExplanation {
  const row = rowAt(columns, i);
  const before = i > 0 ? (columns.states[i - 1] ?? UNKNOWN) : (statesBefore ?? defaultBefore(row));
  const kind = kindAmong(columns, i, connection, segmentKind(row, connection, before), before);
  const disproved = disprovedNotes(columns, i, kind);
  const sentences = [
    rich(KIND_TEXT[kind][locale], {
      ...namesFor(connection, row.from, locale),
      own: positionParts(connection, row.from, row.seq, numbers === "relative" ? "symbolic" : numbers),
      ack: ackParts(connection, row.from, row.ack, numbers),
      bytes: byteCount(row.payload, locale),
    }),
    ...finWithSyn(row, kind, locale),
    ...alsoAcknowledges(row, before, kind, connection, locale, numbers),
    // Of a SYN that comes late its kind says that it is a repeat.
    ...(kind === "syn-late" ? [] : noteSentences(columns, i, connection, locale, disproved)),
    ...beginsInTheMiddle(row, connection, locale, numbers),
  ];
  return {
    kind,
    title: labelParts(columns, i, connection, numbers),
    sentences,
    because: becauseOf(columns, i, connection, kind, locale, numbers),
    stateChanges: stateChanges(before, row.states, connection, locale),
    disproved,
  };
}

/**
 * A SYN that comes again with an ACK because two crossed is a repeat by its number alone; and an ACK of another connection
 * says nothing of what was captured of this one. A refusal that counts a FIN with its SYN acknowledges nothing unseen.
 */
function disprovedNotes(columns: SegmentColumns, i: number, kind: SegmentKind): readonly NoteName[] {
  if (kind === "syn-ack-crossing") return noteNames(columns.notes[i] ?? 0);
  if (kind === "rst-refused") return refusesFinToo(columns, i) ? ["ack-lost-segment"] : [];
  return OTHER_CONNECTION.has(kind) ? ["ack-lost-segment"] : [];
}

const OTHER_CONNECTION: ReadonlySet<SegmentKind> = new Set([
  "syn-ack-unfit",
  "ack-foreign",
  "ack-foreign-known",
  "ack-foreign-beyond",
]);

function defaultBefore(row: Row): number {
  const first = (row.marks & RowMark.FIRST) !== 0;
  return first && isSyn(row) && !isAck(row) ? BEGINNING : UNKNOWN;
}

const CARRIES_DATA = { en: "It also carries {bytes} of data.", zh: "它还携带 {bytes}数据。" } as const;
const ALSO_ACK = {
  en: "It also acknowledges what {b} sent below {ack}.",
  zh: "它同时确认了{b}在 {ack} 之前发送的内容。",
} as const;
const ALSO_FOREIGN = {
  en: "It acknowledges {ack}, which is not beyond {b}’s SYN: it probably belongs to an earlier connection with these ports.",
  zh: "它确认的是 {ack}，并没有越过{b}的 SYN：它很可能属于使用这对端口的旧连接。",
} as const;
const ALSO_SYN = {
  en: "It also acknowledges {b}’s SYN, which completes the handshake.",
  zh: "它同时确认了{b}的 SYN，握手至此完成。",
} as const;
const ALSO_FIN = { en: "It also acknowledges {b}’s FIN.", zh: "它同时确认了{b}的 FIN。" } as const;

/** Data and a first FIN may acknowledge something on the way. */
function alsoAcknowledges(
  row: Row,
  before: number,
  kind: SegmentKind,
  connection: ConnectionSummary,
  locale: Locale,
  numbers: NumberMode,
): Rich[] {
  const names = namesFor(connection, row.from, locale);
  const out: Rich[] = [];
  if (row.payload > 0 && kind !== "syn-data" && (isFin(row) || isRst(row) || (isSyn(row) && isAck(row)))) {
    out.push(rich(CARRIES_DATA[locale], { bytes: byteCount(row.payload, locale) }));
  }
  if (kind === "syn-ack") return [...out, ...acknowledgesSynData(row, connection, locale)];
  const carries = kind === "data" || kind === "data-half-closed" || kind === "fin-first" || kind === "fin-crossing";
  if (!carries || !isAck(row) || (row.marks & RowMark.ACK_ADVANCES) === 0) return out;
  // The first number that was ever seen of the other side: nothing is known of what came before it.
  if (nothingSeenBelow(row, connection)) return out;
  const stateOf = row.from === "client" ? serverState : clientState;
  const opens = stateOf(before) === TcpState.SYN_RCVD && stateOf(row.states) !== TcpState.SYN_RCVD;
  const end = connection.ends[otherSide(row.from)];
  const { isn } = end;
  const onlySyn = opens && isn !== undefined && distance(isn, row.ack) === 1;
  const foreign = isn !== undefined && countFrom(end, isn, row.ack) <= 0;
  const fits = coversFin(connection, row.from, row.ack) ? ALSO_FIN : ALSO_ACK;
  const text = onlySyn ? ALSO_SYN : foreign ? ALSO_FOREIGN : fits;
  const ack = ackParts(connection, row.from, row.ack, numbers);
  out.push(rich(text[locale], { ...names, ack }));
  return out;
}

const ACKS_SYN_DATA = {
  en: "It also acknowledges the {bytes} of data that came with that SYN.",
  zh: "它还确认了随该 SYN 到达的 {bytes}数据。",
} as const;

/** TCP Fast Open: a SYN+ACK may acknowledge more than the SYN (RFC 7413, section 4.2). */
function acknowledgesSynData(row: Row, connection: ConnectionSummary, locale: Locale): Rich[] {
  const { isn, fin } = connection.ends[otherSide(row.from)];
  // A SYN may carry a FIN too, and that is no byte of data.
  const other = fin !== undefined && distance(fin, row.ack) > 0 ? 2 : 1;
  const data = isn === undefined ? 0 : distance(isn, row.ack) - other;
  return data > 0 && data < 0x10000 ? [rich(ACKS_SYN_DATA[locale], { bytes: byteCount(data, locale) })] : [];
}

function nothingSeenBelow(row: Row, connection: ConnectionSummary): boolean {
  const { isn, base } = connection.ends[otherSide(row.from)];
  return isn === undefined && base !== undefined && distance(base, row.ack) <= 1;
}

/** Said once, on the first segment of a connection whose opening the capture missed. */
function beginsInTheMiddle(row: Row, connection: ConnectionSummary, locale: Locale, numbers: NumberMode): Rich[] {
  if ((row.marks & RowMark.FIRST) === 0 || isSyn(row)) return [];
  const missing = connection.ends.client.isn === undefined && connection.ends.server.isn === undefined;
  if (!missing) return [];
  return [rich(MIDDLE[numbers === "absolute" ? "asTheyAre" : "counted"][locale])];
}

const MIDDLE = {
  counted: {
    en: "The handshake was not captured, so numbers are counted from the first that was seen, and the states are not known until a segment shows them.",
    zh: "捕获中没有握手过程，因此序列号从最先看到的编号开始计算；在有报文段能够说明之前，状态是未知的。",
  },
  asTheyAre: {
    en: "The handshake was not captured, so the states are not known until a segment shows them.",
    zh: "捕获中没有握手过程，因此在有报文段能够说明之前，状态是未知的。",
  },
} as const;
