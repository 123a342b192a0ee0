import type { ConnectionSummary, SegmentColumns } from "@tcp-ladder/flow";
import { TcpFlag } from "@tcp-ladder/wire";
import type { Locale } from "../../locale.ts";
import { type NumberMode, positionParts } from "../../position.ts";
import { type Rich, rich } from "../../rich.ts";
import { isAck, isRst, isSyn, type Row, rowAt } from "../../row.ts";
import type { SegmentKind } from "../kind.ts";
import { namesFor } from "../names.ts";
import { ecnSentences } from "./ecn-text.ts";
import { type DescribedHeader, type HeaderField, soleField } from "./fields.ts";
import { sackSentences } from "./sack-text.ts";
import { synOptions } from "./syn-options.ts";

/** What a header says beyond what every segment does. Empty for an ordinary one. */
export interface HeaderExplanation {
  readonly sentences: readonly Rich[];
  /** What the options of a SYN announce, the name first: `MSS 1460: …`. */
  readonly options: readonly Rich[];
}

const URGENT = {
  en: "URG: the urgent pointer gives {end}, the number after the last urgent byte (RFC 9293). New programs should not use urgent data (RFC 6093).",
  zh: "URG：紧急指针指向 {end}，即最后一个紧急字节之后的序列号（RFC 9293）。新编写的程序不应使用紧急数据（RFC 6093）。",
} as const;

/** Nothing more is said of what answers another connection or comes too late. */
const SILENT: ReadonlySet<SegmentKind> = new Set([
  "syn-late",
  "syn-ack-unfit",
  "ack-foreign",
  "ack-foreign-known",
  "ack-foreign-beyond",
]);

/**
 * Explains what the header of row `i` says through SACK, ECN, the urgent pointer, and a SYN's options.
 *
 * @param kind what the segment does, as its explanation found it
 * @param numbers how positions are written, as in {@link explainSegment}
 */
export function explainHeader(
  columns: SegmentColumns,
  i: number,
  connection: ConnectionSummary,
  kind: SegmentKind,
  header: DescribedHeader,
  locale: Locale = "en",
  numbers: NumberMode = "symbolic",
): HeaderExplanation {
  const row = rowAt(columns, i);
  const { fields, ecn } = header;
  // Without an ACK a segment should be dropped (RFC 9293, section 3.10.7.4).
  if (isRst(row) || SILENT.has(kind) || (!isSyn(row) && !isAck(row))) return { sentences: [], options: [] };
  return {
    sentences: [
      ...(isSyn(row) ? [] : sackSentences(row, connection, header, locale, numbers)),
      ...ecnSentences(row, kind, connection, ecn, locale),
      ...urgent(row, connection, fields, locale, numbers),
    ],
    options: isSyn(row) ? synOptions(row, connection, fields, locale) : [],
  };
}

/** The pointer counts from the segment's own number and has a meaning only with URG (RFC 9293, section 3.1). */
function urgent(
  row: Row,
  connection: ConnectionSummary,
  fields: readonly HeaderField[],
  locale: Locale,
  numbers: NumberMode,
): Rich[] {
  const pointer = Number(soleField(fields, "urgent pointer")?.value ?? 0);
  if ((row.flags & TcpFlag.URG) === 0 || !(pointer > 0)) return [];
  const end = positionParts(connection, row.from, (row.seq + pointer) >>> 0, numbers);
  return [rich(URGENT[locale], { ...namesFor(connection, row.from, locale), end })];
}
