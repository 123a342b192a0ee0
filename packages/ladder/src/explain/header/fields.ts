import type { AgreedEcn, SackHistory } from "@tcp-ladder/flow";
import type { Saying } from "./field-words.ts";

/** A field of a described TCP header, as far as its explanation reads it. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
  readonly said?: Saying | undefined;
  readonly trouble?: string | undefined;
}

/** What of a chosen segment is known beyond the columns: its TCP header as described, and what its connection agreed on. */
export interface DescribedHeader {
  readonly fields: readonly HeaderField[];
  readonly ecn?: AgreedEcn | undefined;
  /** Where what its SACK blocks tell of was sent. */
  readonly sack?: SackHistory | undefined;
}

/** The field of that name, where there is one alone and nothing is wrong with it. */
export function soleField(fields: readonly HeaderField[], name: string): HeaderField | undefined {
  const [field, another] = fields.filter((one) => one.name === name);
  return another === undefined && field?.trouble === undefined ? field : undefined;
}

/** The first number that a field's phrase is filled in with: `["bytes", 1460]`. */
export function numberIn(field: HeaderField | undefined): number | undefined {
  const value = field?.said?.[1];
  return typeof value === "number" ? value : undefined;
}
