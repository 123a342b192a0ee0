import { expect, test } from "vitest";
import { COMMANDS } from "../store/commands.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

test("every command has words in both languages", () => {
  for (const { id, keysOnly, shown } of COMMANDS) {
    if (keysOnly && shown === undefined) continue;
    for (const texts of [en.help, zh.help])
      expect((texts as Record<string, string>)[id], id).toEqual(expect.any(String));
  }
});
