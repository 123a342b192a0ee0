import { expect, test } from "vitest";
import { pcapHeader, pcapRecordHeader } from "./pcap/write.ts";
import { pcapngHeader, pcapngPacket } from "./pcapng/write.ts";
import { newFrameRecord } from "./record.ts";
import { concat, describeInterface, enhanced, pcapng, section } from "./testing/captures.ts";
import { readWhole, sourceOf } from "./testing/read.ts";

test.each([false, true])("pcap, nanoseconds %s", (nanos) => {
  const frame = Uint8Array.of(1, 2, 3);
  const header = pcapRecordHeader({ seconds: 4_000_000_000, fraction: 7, capturedLength: 3, originalLength: 99 });
  const { records, reader } = readWhole(concat(pcapHeader(101, 262144, nanos), header, frame));
  expect(reader.fault).toBeUndefined();
  expect(records[0]).toMatchObject({
    seconds: 4_000_000_000,
    nanos: nanos ? 7 : 7000,
    linkType: 101,
    originalLength: 99,
    bytes: frame,
  });
});

test("pcapng: what was read is written, to the nanosecond and the byte", () => {
  const { records, reader } = readWhole(pcapng());
  const written = readWhole(concat(pcapngHeader(reader.interfaces), ...records.map(pcapngPacket)));
  expect(written.reader.fault).toBeUndefined();
  for (const record of [...written.records, ...records]) record.location = 0; // blocks stand elsewhere in the new file
  expect(written.records).toEqual(records);
  expect(written.reader.interfaces.map(({ name, linkType }) => [name, linkType])).toEqual(
    reader.interfaces.map(({ name, linkType }) => [name, linkType]),
  );
});

test("pcapng: what was written on a frame stays there, and on no other", async () => {
  const comments = [[...new TextEncoder().encode("über")], [], Array.from({ length: 65_535 }, () => 0xff)];
  const read = concat(
    section(),
    describeInterface(1, [[13, [4]]]),
    enhanced(
      0,
      1n,
      [1, 2, 3, 4, 5],
      comments.map((one) => [1, one]),
    ),
    enhanced(0, 2n, [6]),
  );
  const { records, reader } = readWhole(read);
  // Each byte that is no UTF-8 has become a character of three bytes.
  expect(records.map((one) => one.comments)).toEqual([["über", "", "\ufffd".repeat(65_535)], undefined]);
  const bytes = concat(pcapngHeader(reader.interfaces), ...records.map(pcapngPacket));
  const written = readWhole(bytes);
  expect(written.records.map((one) => one.comments)).toEqual([["über", "", "\ufffd".repeat(21_845)], undefined]);
  expect(written.records[0]).toMatchObject({ checkLength: 4, originalLength: 15 });
  const [first] = written.records;
  const again = await written.reader.frameAt(first?.location as number, 1, sourceOf(bytes));
  expect(again.comments).toEqual(first?.comments);
});

test("pcapng: a frame within a larger buffer", () => {
  const record = {
    ...newFrameRecord(),
    bytes: Uint8Array.of(9, 1, 2, 3, 4, 5, 9),
    start: 1,
    end: 6,
    originalLength: 5,
    seconds: 1,
    nanos: 2,
  };
  const header = pcapngHeader([{ linkType: 1 }]);
  expect([...(readWhole(concat(header, pcapngPacket(record))).records[0]?.bytes ?? [])]).toEqual([1, 2, 3, 4, 5]);
});
