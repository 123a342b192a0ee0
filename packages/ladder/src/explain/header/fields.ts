import type { Saying } from "./field-words.ts";

/** A field of a described TCP header, as far as its explanation reads it. */
export interface HeaderField {
  readonly name: string;
  readonly value: string;
  readonly said?: Saying | undefined;
  readonly trouble?: string | undefined;
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
