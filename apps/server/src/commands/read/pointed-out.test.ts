import { describe, expect, test } from "vitest";
import { pointedOut } from "./pointed-out.ts";

const lines = (text: string, at: number) => pointedOut("says: ", text, at, "so").split("\n");

describe("the mark stands under the character", () => {
  test.each([
    ["port x", "port x", 5],
    ["port", "port", 4],
    ["日本 or port x", "日本 or port x", 13],
    ["ｐｏｒｔ 한국 port x", "ｐｏｒｔ 한국 port x", 19],
    ["e\u0301 port x", "e\u0301 port x", 7],
    ["👩‍👩‍👧 port x", "👩‍👩‍👧 port x", 8],
    ["🇩🇪 ☀️ port x", "🇩🇪 ☀️ port x", 11],
    ["a\tport 80\r\nport x", "a port 80 port x", 15],
    ["\u001b[31mport x", " [31mport x", 10],
  ])("%j", (text, shown, column) => {
    const at = text.includes("x") ? text.indexOf("x") : text.length;
    expect(lines(text, at)).toEqual([`says: ${shown}`, `${" ".repeat(6 + column)}^ so`]);
  });
});

test("of a long text what is around the place is shown", () => {
  const [shown = "", mark = ""] = lines(`${"port 80 or ".repeat(500)}port x${" or 语".repeat(500)}`, 5505);
  expect(shown).toMatch(/^says: ….* port x or .*…$/);
  expect(shown.indexOf("x")).toBe(mark.indexOf("^"));
  expect(shown.length).toBeLessThan(80);
});
