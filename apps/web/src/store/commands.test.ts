import { expect, test } from "vitest";
import { en } from "../i18n/en.ts";
import { zh } from "../i18n/zh.ts";
import { COMMANDS } from "./commands.ts";

test("every command has words in both languages", () => {
  for (const { id, keysOnly, shown } of COMMANDS) {
    if (keysOnly && shown === undefined) continue;
    for (const texts of [en.help, zh.help])
      expect((texts as Record<string, string>)[id], id).toEqual(expect.any(String));
  }
});

test("a key that two commands have is the second's only where the first is not possible", () => {
  const unconditional = new Set<string>();
  for (const { id, keys = [], possible } of COMMANDS) {
    for (const key of keys) {
      expect(unconditional.has(key), `${key} of ${id} can never be reached`).toBe(false);
      if (possible === undefined) unconditional.add(key);
    }
  }
});
