import { noteNames } from "@tcp-ladder/flow";
import { captured } from "@tcp-ladder/testkit";
import { expect, test } from "vitest";
import { noteTitles } from "./export/notes.ts";
import { heldNotes } from "./held-notes.ts";
import { rowAt } from "./row.ts";

test("nothing is missing before a SYN, nor before the ACK of it, where ports are used again (RFC 9293, 3.5.1, figure 9)", () => {
  const text =
    "> S\n< A +1ms seq=9000 ack=-700\n> R +1ms seq=-700\n> S +1s seq=0\n< SA +1ms seq=20000\n> A +1ms ack=20001";
  const { columns, connection } = captured(text);
  expect(heldNotes(rowAt(columns, 4), connection)).toEqual(["reused-ports"]);
  expect(heldNotes(rowAt(columns, 5), connection)).toEqual([]);
  expect(noteTitles(columns, 5, connection, "en")).toEqual([]);
});

test("what is missing elsewhere is said", () => {
  const { columns, connection } = captured("> S\n< SA +1ms\n> A +1ms\n> A D10 +1ms seq=101\n< A +1ms ack=211");
  expect(heldNotes(rowAt(columns, 3), connection)).toEqual(["lost-segment"]);
  expect(heldNotes(rowAt(columns, 4), connection)).toEqual(["ack-lost-segment"]);
});

test("a repeat of two segments in one brings what Wireshark passes over: its ACK acknowledges nothing unseen", () => {
  const { columns, connection } = captured(
    "> S\n< SA +1ms\n> A +1ms\n> A D100 +1ms\n> A D250 +1s seq=1\n< A +1ms ack=251",
  );
  expect(noteNames(columns.notes[5] as number)).toEqual(["ack-lost-segment"]);
  expect(heldNotes(rowAt(columns, 5), connection)).toEqual([]);
});
