import { expect, test } from "vitest";
import { COMPARE_TEXTS } from "../compare/texts.ts";
import { TABLE_TEXTS } from "../connections/texts.ts";

function flat(texts: object, prefix = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value]] : flat(value as object, `${prefix}${key}.`),
  );
}
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const shape = (texts: object) => flat(texts).map(([path, text]) => [path, placeholders(text)]);

test.each([
  ["the comparison", COMPARE_TEXTS],
  ["the table of connections", TABLE_TEXTS],
])("%s: both languages say the same things with the same values", (_, { en, zh }) => {
  expect(shape(zh)).toEqual(shape(en));
});
