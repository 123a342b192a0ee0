import { expect, test } from "vitest";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** `a.b` → text, for every text. */
function flat(texts: object, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") found.set(prefix + key, value);
    else for (const [path, text] of flat(value as object, `${prefix}${key}.`)) found.set(path, text);
  }
  return found;
}
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test("both languages say the same things with the same values", () => {
  const chinese = flat(zh);
  for (const [path, text] of flat(en)) {
    expect(placeholders(chinese.get(path) ?? ""), path).toEqual(placeholders(text));
  }
});
