import { openCapture } from "@tcp-ladder/engine";
import { expect, test } from "vitest";
import { pcap } from "../testing/pcap.ts";
import { withOnlyConnection } from "./drawing.ts";
import { openRowCursor } from "./rows.ts";
import { everything, type Selection, theseConnections } from "./selection.ts";

test.each([
  ["nothing in it", 0, everything, /holds no TCP connection/],
  ["a filter that nothing matched", 60, theseConnections([]), /^no connection matches$/],
  ["a filter that several matched", 60, theseConnections([1, 2]), /^2 connections .*--connection N/],
  ["several, and no filter", 60, everything, /^3 connections .*--connection N/],
] as [string, number, Selection, RegExp][])("why nothing is drawn: %s", (_, segments, selection, why) => {
  const capture = openCapture({ source: { read: () => Promise.reject(new Error("nothing is read again")) } });
  capture.append(pcap(segments, 3));
  capture.finish();
  const output = { text: () => {}, bytes: () => {} };
  const rows = openRowCursor(capture.flow, selection);
  const context = { name: "a.pcap", capture, output, selection, rows, numbers: "symbolic", locale: "en" } as const;
  expect(withOnlyConnection(context, () => "drawn")).toMatch(why);
});
