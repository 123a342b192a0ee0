import { readdirSync, readFileSync } from "node:fs";
import { findPcapRecord, pcapHeader, pcapLayout, pcapRecordHeader } from "@tcp-ladder/capture-file";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinParts } from "./join.ts";
import { openSurvey } from "./open-survey.ts";
import type { AskedPart, Part } from "./part.ts";
import { Stretch } from "./stretch.ts";
import type { Survey } from "./survey.ts";

const SEED = 20_110_307;
const LINKTYPE_RAW = 101;
const FLAGS = [0x10, 0x10, 0x10, 0x18, 0x02, 0x12, 0x11, 0x04, 0x14, 0x00] as const;
const FILTERS = [
  "note any",
  "port 80",
  "complete or reset",
  "start > 0.02",
  "segments > 3 and not refused",
  "10.0.0.1",
];

interface Draft {
  readonly pair: number;
  readonly fromClient: boolean;
  readonly flags: number;
  readonly forward: number;
  readonly acknowledged: number;
  readonly length: number;
  readonly gap: number;
}

const drafts: fc.Arbitrary<Draft[]> = fc.array(
  fc.record({
    pair: fc.nat(5),
    fromClient: fc.boolean(),
    flags: fc.constantFrom(...FLAGS),
    forward: fc.nat(4),
    acknowledged: fc.nat(4),
    length: fc.constantFrom(0, 0, 1, 10),
    gap: fc.constantFrom(0, 1000, 30_000, 900_000),
  }),
  { minLength: 1, maxLength: 60 },
);

/** An IP packet; the last two pairs are of IPv6, and pair 3 is no TCP. */
function packet({ pair, fromClient, flags, forward, acknowledged, length }: Draft): Uint8Array {
  const six = pair > 3;
  const ip = six ? 40 : 20;
  const bytes = new Uint8Array(ip + 20 + length);
  const view = new DataView(bytes.buffer);
  const protocol = pair === 3 ? 17 : 6;
  if (six) {
    view.setUint32(0, 0x60000000);
    view.setUint16(4, 20 + length);
    view.setUint8(6, protocol);
    bytes[fromClient ? 23 : 39] = 1;
    bytes[fromClient ? 39 : 23] = 2;
  } else {
    view.setUint8(0, 0x45);
    view.setUint16(2, bytes.length);
    view.setUint8(9, protocol);
    view.setUint32(fromClient ? 12 : 16, 0x0a000001);
    view.setUint32(fromClient ? 16 : 12, 0x0a000002);
  }
  view.setUint16(fromClient ? ip : ip + 2, 40_000 + pair);
  view.setUint16(fromClient ? ip + 2 : ip, 80);
  view.setUint32(ip + 4, (fromClient ? 1000 : 5000) + (flags & 2 ? 7 * (forward >> 1) : forward * 10));
  view.setUint32(ip + 8, (fromClient ? 5000 : 1000) + acknowledged * 10);
  view.setUint16(ip + 12, 0x5000 | flags);
  view.setUint16(ip + 14, 1000);
  return bytes;
}

/** A pcap file of them, and where each record begins. */
function pcapOf(list: readonly Draft[]): { file: Uint8Array; begins: number[] } {
  const pieces: Uint8Array[] = [pcapHeader(LINKTYPE_RAW, 65_535)];
  const begins: number[] = [];
  let at = 24;
  let micros = 0;
  for (const draft of list) {
    const frame = packet(draft);
    micros += draft.gap;
    const [seconds, fraction] = [1_700_000_000 + Math.floor(micros / 1e6), micros % 1e6];
    pieces.push(
      pcapRecordHeader({ seconds, fraction, capturedLength: frame.length, originalLength: frame.length }),
      frame,
    );
    begins.push(at);
    at += 16 + frame.length;
  }
  const file = new Uint8Array(at);
  let filled = 0;
  for (const piece of pieces) {
    file.set(piece, filled);
    filled += piece.length;
  }
  return { file, begins };
}

function whole(file: Uint8Array): Survey {
  const survey = openSurvey();
  survey.append(file);
  return survey.finish();
}

/** The file read in parts that begin at these places, in pieces of so many bytes; the first goes on for some of them. */
function inParts(file: Uint8Array, starts: readonly number[], step: number, on = 0) {
  const layout = pcapLayout(file);
  if (layout === undefined) throw new Error("no pcap file");
  const bounds = [layout.fileHeader, ...starts, file.length];
  const read = (offset: number, length: number) => file.subarray(offset, offset + length);
  const parts = bounds.slice(0, -1).map((start, i) => {
    const part = new Stretch(layout, start, read);
    const end = bounds[i + 1] as number;
    for (let at = start; at < end; at += step) part.append(file.subarray(at, Math.min(at + step, end)));
    return part;
  });
  if (on > 0) {
    const [first] = parts as [Stretch];
    first.goOn();
    first.append(file.subarray(first.parsed, first.parsed + on * step));
  }
  return joinParts(parts.map(asked));
}

/** As another thread would be asked: everything that goes in and out is a copy. */
function asked(part: Part): AskedPart {
  return new Proxy(part, {
    get:
      (target, name) =>
      async (...args: unknown[]) => {
        const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
        return structuredClone(method.apply(target, structuredClone(args)));
      },
  }) as unknown as AskedPart;
}

async function expectSame(file: Uint8Array, starts: readonly number[], step: number, on = 0): Promise<void> {
  const one = whole(file);
  const many = await inParts(file, starts, step, on);
  const ids = Array.from({ length: one.status.connections }, (_, id) => id);
  expect(many.connections).toBe(ids.length);
  expect(await many.summaries(ids)).toEqual(await one.summaries(ids));
  for (const filter of [...FILTERS, "port"]) expect(await many.matching(filter)).toEqual(await one.matching(filter));
}

test("parts of a capture say together what one reading says, wherever they are parted", async () => {
  await fc.assert(
    fc.asyncProperty(
      drafts,
      fc.array(fc.nat(59), { maxLength: 3 }),
      fc.integer({ min: 1, max: 300 }),
      fc.nat(5),
      async (list, cuts, step, on) => {
        const { file, begins } = pcapOf(list);
        const starts = [...new Set(cuts)].sort((a, b) => a - b).flatMap((cut) => begins[cut] ?? []);
        await expectSame(
          file,
          starts.filter((start) => start > 24),
          step,
          on,
        );
      },
    ),
    { seed: SEED, numRuns: 200 },
  );
}, 60_000);

describe("captures of others", () => {
  const folder = new URL("../../../../scripts/mutate/captures/", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".pcap"));

  test.each(files)("%s in two and three parts", async (name) => {
    const file = new Uint8Array(readFileSync(new URL(name, folder)));
    const begins: number[] = [];
    const layout = pcapLayout(file);
    if (layout === undefined) return;
    const view = new DataView(file.buffer);
    for (let at = layout.fileHeader; at < file.length; ) {
      begins.push(at);
      at += layout.recordHeader + view.getUint32(at + 8, layout.littleEndian);
    }
    const middle = begins[Math.floor(begins.length / 2)] as number;
    const last = begins.at(-1) as number;
    for (const starts of [[middle], [last], [middle, last]]) {
      if (starts[0] !== layout.fileHeader && new Set(starts).size === starts.length)
        await expectSame(file, starts, 1000);
    }
  });
});

test("a record is found from anywhere in a capture", () => {
  const list: Draft[] = Array.from({ length: 200 }, (_, i) => ({
    pair: i % 6,
    fromClient: i % 3 === 0,
    flags: 0x10,
    forward: i % 5,
    acknowledged: i % 4,
    length: i % 11,
    gap: 1000,
  }));
  const { file, begins } = pcapOf(list);
  const layout = pcapLayout(file);
  if (layout === undefined) throw new Error("no pcap file");
  for (let at = 24; at < (begins[150] as number); at += 1) {
    expect(at + findPcapRecord(file, file.subarray(at), layout)).toBe(begins.find((begin) => begin >= at));
  }
  expect(findPcapRecord(file, file.subarray(begins[195]), layout)).toBe(-1);
});

test("a part with MPTCP says that it cannot be joined", () => {
  const draft = { pair: 0, fromClient: true, flags: 0x10, forward: 0, acknowledged: 0, gap: 0 };
  const { file } = pcapOf([{ ...draft, length: 12 }]);
  const layout = pcapLayout(file);
  if (layout === undefined) throw new Error("no pcap file");
  const seesMultipath = (bytes: Uint8Array) => {
    const part = new Stretch(layout, layout.fileHeader, () => bytes);
    part.append(bytes.subarray(layout.fileHeader));
    return part.outcome().multipath;
  };
  expect(seesMultipath(file)).toBe(false);
  // The payload becomes an MP_JOIN: three words more of header.
  const header = 24 + 16 + 20;
  file[header + 12] = 0x80;
  file.set([30, 12, 0x10], header + 20);
  expect(seesMultipath(file)).toBe(true);
});
