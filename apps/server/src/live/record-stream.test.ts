import { expect, test } from "vitest";
import { openRecordStream } from "./record-stream.ts";

const fileHeader = Buffer.alloc(24, 0xaa);

function record(length: number): Buffer {
  const bytes = Buffer.alloc(16 + length, length);
  bytes.writeUInt32LE(length, 8);
  return bytes;
}

const records = [record(0), record(60), record(1500), record(1), record(9000)];
const stream = Buffer.concat([fileHeader, ...records]);

test.each([1, 7, 16, 24, 41, 4096, 65_536, stream.length])(
  "gives everything, in whole records, from pieces of %i",
  (size) => {
    const cut = openRecordStream(true);
    const ends = new Set([0, 24]);
    for (let i = 0, at = 24; i < records.length; i++) {
      at += records[i]?.length ?? 0;
      ends.add(at);
    }
    const given: Buffer[] = [];
    let total = 0;
    for (let at = 0; at < stream.length; at += size) {
      const whole = cut.push(Buffer.from(stream.subarray(at, at + size)));
      given.push(Buffer.from(whole));
      total += whole.length;
      expect(ends.has(total)).toBe(true);
    }
    expect(Buffer.concat(given).equals(stream)).toBe(true);
    expect(cut.records).toBe(records.length);
  },
);

test("leaves the file header out where the capture has one", () => {
  const cut = openRecordStream(false);
  expect(cut.push(stream).equals(stream.subarray(24))).toBe(true);
});

test("keeps half a record back", () => {
  const cut = openRecordStream(true);
  expect(cut.push(stream.subarray(0, 24 + 16 + 16 + 59)).length).toBe(24 + 16);
});

test("gives nothing more once a record is longer than any can be", () => {
  const cut = openRecordStream(true);
  expect(cut.push(Buffer.concat([fileHeader, record(5), Buffer.alloc(16, 0xff)])).length).toBe(24 + 21);
  expect(cut.broken).toBe(true);
  expect(cut.push(record(5)).length).toBe(0);
});
