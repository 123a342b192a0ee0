import { expect, test } from "vitest";
import { COMPARE_TEXTS } from "./texts.ts";

function flat(texts: object, prefix = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value]] : flat(value as object, `${prefix}${key}.`),
  );
}
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test("both languages say the same things with the same values", () => {
  const shape = (texts: object) => flat(texts).map(([path, text]) => [path, placeholders(text)]);
  expect(shape(COMPARE_TEXTS.zh)).toEqual(shape(COMPARE_TEXTS.en));
});
