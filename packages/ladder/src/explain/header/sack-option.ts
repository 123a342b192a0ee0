import type { Stretch } from "@tcp-ladder/flow";
import { type HeaderField, numberIn, soleField } from "./fields.ts";
import { readSack, type SackReport } from "./sack.ts";

/** TCP's header has fifteen words at most, and a block takes two. */
const WORDS = 15;
const WORDS_OF_BLOCK = 2;

/** What the SACK option of a described TCP header reports. */
export interface SackOption extends SackReport {
  /** No further block would have fitted: there may be more than it names. */
  readonly full: boolean;
}

/** Undefined where there is none, or none that makes sense beside the ACK number. */
export function sackOption(fields: readonly HeaderField[], ack: number): SackOption | undefined {
  const report = readSack(blocksIn(soleField(fields, "SACK")), ack);
  if (report === undefined) return undefined;
  // A receiver names as many blocks as fit (RFC 2018, section 4).
  const words = numberIn(soleField(fields, "data offset")) ?? WORDS;
  return { ...report, full: words + WORDS_OF_BLOCK > WORDS };
}

/** The blocks in their order: `["list", "5500:6000", …]`. */
function blocksIn(field: HeaderField | undefined): Stretch[] {
  return (field?.said?.slice(1) ?? []).flatMap((block) => {
    const [, left, right] = /^(\d+):(\d+)$/.exec(String(block)) ?? [];
    return left === undefined ? [] : [{ left: Number(left), right: Number(right) }];
  });
}
