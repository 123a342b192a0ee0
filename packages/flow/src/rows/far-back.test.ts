import { expect, test } from "vitest";
import { NO_ROW, NOTE_NAMES } from "../columns.ts";
import { serverState, TcpState } from "../state.ts";
import { flowOf, type TestSegment } from "../testing/frames.ts";

const HANDSHAKE: readonly TestSegment[] = [
  { from: "c", flags: "S", seq: 100 },
  { from: "s", flags: "S.", seq: 500, ack: 101, at: 1 },
  { from: "c", flags: ".", seq: 101, ack: 501, at: 2 },
];
/** More than two checkpoints' worth. */
const MANY = 5000;

test("the first sending of what is sent again is found however far back it stands", () => {
  const segments = [...HANDSHAKE];
  for (let i = 0; i < MANY; i++) {
    segments.push({ from: "c", flags: ".", seq: 101 + i * 10, ack: 501, length: 10, at: 3 + i });
    segments.push({ from: "s", flags: ".", seq: 501, ack: 111 + i * 10, at: 3 + i });
  }
  const repeat = (i: number): TestSegment => ({
    from: "c",
    flags: ".",
    seq: 101 + i * 10,
    ack: 501,
    length: 10,
    at: 9e3,
  });
  const flow = flowOf([...segments, repeat(0), repeat(2000), repeat(MANY - 1)]);
  const { related, notes } = flow.rows(segments.length, 3);
  expect([...related]).toEqual([3, 3 + 2 * 2000, 3 + 2 * (MANY - 1)]);
  const bit = 1 << NOTE_NAMES.indexOf("spurious-retransmission");
  expect([...notes].every((value) => (value & bit) !== 0)).toBe(true);
});

test("bytes that were never seen sent are not found anywhere", () => {
  const segments = [...HANDSHAKE];
  for (let i = 0; i < MANY; i++) {
    segments.push({ from: "c", flags: ".", seq: 1101 + i * 10, ack: 501, length: 10, at: 3 + i });
  }
  segments.push({ from: "c", flags: ".", seq: 501, ack: 501, length: 10, at: 9e3 });
  expect(flowOf(segments).rows(segments.length - 1, 1).related[0]).toBe(NO_ROW);
});

test("a state that was wrong is put right in all the rows that say it", () => {
  const segments = [...HANDSHAKE];
  for (let i = 0; i < MANY; i++) {
    segments.push({ from: "c", flags: ".", seq: 101 + i * 10, ack: 501, length: 10, at: 3 + i });
  }
  // The ACK had not been taken all the while: the SYN+ACK comes again (listen(2), a full backlog).
  segments.push({ from: "s", flags: "S.", seq: 500, ack: 101, at: 9e3 });
  const { states } = flowOf(segments).rows(1, segments.length - 1);
  expect(new Set([...states].map(serverState))).toEqual(new Set([TcpState.SYN_RCVD]));
});
