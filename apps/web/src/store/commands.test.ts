import { expect, test } from "vitest";
import { COMMANDS } from "./commands.ts";

test("a key that two commands have is the second's only where the first is not possible", () => {
  const unconditional = new Set<string>();
  for (const { id, keys = [], possible } of COMMANDS) {
    for (const key of keys) {
      expect(unconditional.has(key), `${key} of ${id} can never be reached`).toBe(false);
      if (possible === undefined) unconditional.add(key);
    }
  }
});
