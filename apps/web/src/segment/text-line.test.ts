import type { DetailField } from "@tcp-ladder/protocol";
import { expect, test } from "vitest";
import { isInLine, isInLineBelow } from "./text-line.ts";

const field = (name: string, value: string): DetailField => ({ name, value, start: 0, end: 1 });

test("a SYN’s line says neither acknowledgment nor checksum", () => {
  const syn = [field("SYN", "1 (synchronize sequence numbers)"), field("ACK", "0"), field("URG", "0")];
  const said = ["sequence number", "acknowledgment number", "checksum", "urgent pointer", "window"].filter((name) =>
    isInLine(field(name, "0"), syn),
  );
  expect(said).toEqual(["sequence number", "window"]);
});

test("with ACK the number is there", () => {
  expect(isInLine(field("acknowledgment number", "1"), [field("ACK", "1 (acknowledgment field significant)")])).toBe(
    true,
  );
});

test("of IP the addresses are said, the time to live is not", () => {
  expect(
    ["source", "destination", "time to live", "identification"].filter((name) => isInLineBelow(field(name, ""))),
  ).toEqual(["source", "destination"]);
});
