import type { ConnectionSummary, Stretch } from "@tcp-ladder/flow";
import type { Locale } from "../../locale.ts";
import { ackParts, type NumberMode, positionParts, text } from "../../position.ts";
import { type Rich, rich } from "../../rich.ts";
import { otherSide, type Row } from "../../row.ts";
import { namesFor } from "../names.ts";
import type { DescribedHeader } from "./fields.ts";
import { sackOption } from "./sack-option.ts";
import { addedSince, gapSent, twiceSent } from "./sack-sent.ts";

const TEXT = {
  twice: {
    en: "The first SACK block is a D-SACK (RFC 2883): {twice} has reached {a} more than once.",
    zh: "第一个 SACK 块是 D-SACK（RFC 2883）：{twice} 不止一次到达{a}。",
  },
  // Linux forgets the oldest block where there are more than four, and does not name it later either. And it drops what a
  // repeat with a newer timestamp has overtaken (RFC 7323, section 5.3, PAWS), though that had arrived.
  missing: {
    en: "By its SACK, {a} already has {held}, beyond {ack}. It reports nothing of {missing}: probably that had not arrived there by then, was not kept, or is no longer named.",
    zh: "SACK 表明：{ack} 之后的 {held} 已经到达{a}；它没有报告 {missing}：这部分当时很可能还没有到达，或者到达后没有保留，或者不再列出。",
  },
  // What begins at the ACK may have arrived and found no room, or been dropped: only that it is not there is sure.
  full: {
    en: "By its SACK, {a} already has {held}, beyond {ack}, but not what begins at {ack}. The header has no room for another block, so {a} may have more.",
    zh: "SACK 表明：{ack} 之后的 {held} 已经到达{a}，而{a}仍缺少从 {ack} 开始的内容。首部已没有空间再列一个块，所以{a}收到的可能不止这些。",
  },
} as const;

/** What the SACK option of an ACK reports: what came twice, then what is there beyond the ACK and what is not. */
export function sackSentences(
  row: Row,
  connection: ConnectionSummary,
  { fields, sack }: DescribedHeader,
  locale: Locale,
  numbers: NumberMode,
): Rich[] {
  const report = sackOption(fields, row.ack);
  if (report === undefined) return [];
  const peer = otherSide(row.from);
  const listed = (stretches: readonly Stretch[]): Rich =>
    list(stretches, (at) => positionParts(connection, peer, at, numbers), locale);
  const names = namesFor(connection, row.from, locale);
  const ack = ackParts(connection, row.from, row.ack, numbers);
  const out: Rich[] = [];
  if (report.twice !== undefined) {
    out.push(rich(TEXT.twice[locale], { ...names, twice: listed([report.twice]) }));
    if (sack?.twice !== undefined) out.push(...twiceSent(sack.twice, listed, locale));
  }
  if (report.held.length > 0) {
    const held = listed(report.held);
    const missing = listed(report.missing);
    out.push(rich(TEXT[report.full ? "full" : "missing"][locale], { ...names, ack, held, missing }));
    const gap = (stretch: Stretch): Rich => (report.full ? rich(BEGINS[locale], { ack }) : listed([stretch]));
    for (const stretch of sack?.missing ?? []) out.push(...gapSent(stretch, gap(stretch), locale));
    if (sack?.added !== undefined) out.push(addedSince(sack.added, names, listed, locale));
  }
  return out;
}

const BEGINS = { en: "what begins at {ack}", zh: "从 {ack} 开始的内容" } as const;

/** `J+1:J+11, J+21:J+31 and J+41:J+51`. */
function list(stretches: readonly Stretch[], position: (at: number) => Rich, locale: Locale): Rich {
  const and = locale === "en" ? " and " : " 和 ";
  const comma = locale === "en" ? ", " : "、";
  return stretches.flatMap(({ left, right }, at) => [
    ...(at === 0 ? [] : [text(at === stretches.length - 1 ? and : comma)]),
    ...position(left),
    text(":"),
    ...position(right),
  ]);
}
