import { NO_ROW, Note, RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { expect, test } from "vitest";
import { unreceivedRows } from "./lost.ts";

interface Line {
  readonly server?: boolean;
  readonly seq?: number;
  readonly ack?: number;
  readonly notes?: number;
  readonly related?: number;
}

function columns(lines: readonly Line[]): SegmentColumns {
  const list = (of: (line: Line, i: number) => number) => Uint32Array.from(lines, of);
  return {
    length: lines.length,
    row: list((_, i) => i + 100),
    seq: list(({ seq = 0 }) => seq),
    ack: list(({ ack = 0 }) => ack),
    marks: list(({ server }) => (server ? RowMark.FROM_SERVER : 0)),
    notes: list(({ notes = 0 }) => notes),
    related: list(({ related = NO_ROW }) => related),
  } as SegmentColumns;
}

const SENT = { server: true, seq: 1000 };
const AGAIN = { server: true, seq: 1000, notes: Note.FAST_RETRANSMISSION, related: 100 };
const ASKED = { ack: 1000, notes: Note.DUPLICATE_ACK };

test("what duplicate ACKs asked for until it came again did not arrive", () => {
  expect([...unreceivedRows(columns([SENT, ASKED, AGAIN]))]).toEqual([100]);
});

test.each<[string, readonly Line[]]>([
  ["nobody asked", [SENT, AGAIN]],
  ["something else was asked for", [SENT, { ...ASKED, ack: 2448 }, AGAIN]],
  ["the same end repeated itself", [SENT, { ...ASKED, server: true }, AGAIN]],
  ["it was asked for only afterwards", [SENT, AGAIN, ASKED]],
  ["the repeat was needless", [SENT, ASKED, { ...AGAIN, notes: AGAIN.notes | Note.SPURIOUS_RETRANSMISSION }]],
  ["the first sending is not here", [ASKED, { ...AGAIN, related: 7 }]],
])("%s: nothing is said", (_why, lines) => {
  expect(unreceivedRows(columns(lines)).size).toBe(0);
});
