import { expect, test } from "vitest";
import { completenessParts, completenessWord, isWhole } from "./completeness.ts";

// Wireshark's user's guide, "TCP Conversation Completeness": 31, 47, 63 are complete with data; 23, 39, 55 without.
test.each([
  [31, "data"],
  [47, "data"],
  [63, "data"],
  [23, "noData"],
  [39, "noData"],
  [55, "noData"],
  [15, "open"],
  [7, "opened"],
  [3, "synAnswered"],
  [1, "syn"],
  [37, "refused"],
  [28, undefined],
])("%i is %s", (value, word) => {
  expect(completenessWord(value)).toBe(word);
  expect(isWhole(value)).toBe(word === "data" || word === "noData");
});

test("what no word fits is told part by part", () => {
  expect(completenessParts(28)).toEqual(["ack", "data", "fin"]);
});
