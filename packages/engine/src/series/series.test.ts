import { type ConnectionSummary, Note, RowMark, type Side } from "@tcp-ladder/flow";
import type { SeriesColumns } from "@tcp-ladder/protocol";
import { beforeAll, describe, expect, test } from "vitest";
import { type Capture, openCapture } from "../capture.ts";
import { randomSource, SCALE, transfer } from "./transfer.test-data.ts";

const host = { source: { read: () => Promise.reject(new Error("text needs no source")) } };
function open(text: string): Capture {
  const capture = openCapture(host);
  capture.append(new TextEncoder().encode(text));
  capture.finish();
  return capture;
}

interface Plain {
  readonly ns: number;
  readonly own: boolean;
  readonly seq: readonly [number, number] | undefined;
  readonly repeated: boolean;
  readonly ack: number;
  readonly edge: number;
  readonly flight: number;
  readonly rtt: number;
  readonly bytes: number;
}

/** The same said once more, slowly: every number from the whole table, with nothing kept from one to the next but sums. */
function plainly(capture: Capture, connection: ConnectionSummary, sender: Side): Plain[] {
  const { columns } = capture.flow.window(0, 0, connection.segments);
  const { rttNs } = capture.flow.measures(0, 0, connection.segments);
  const base = BigInt(connection.ends[sender].base ?? 0);
  let high = Number.NaN;
  let ack = Number.NaN;
  let edge = Number.NaN;
  let sacked = 0;
  let sent: (readonly [number, number])[] = [];
  let fin = Number.NaN;
  const unwrapped = (absolute: number) => {
    const near = BigInt(Number.isNaN(high) ? 0 : high);
    let relative = BigInt(absolute) - base;
    while (relative < near - 2n ** 31n) relative += 2n ** 32n;
    while (relative > near + 2n ** 31n) relative -= 2n ** 32n;
    return Number(relative);
  };
  return Array.from({ length: columns.length }, (_, i) => {
    const at = (column: ArrayLike<number>) => column[i] ?? 0;
    const own = ((at(columns.marks) & RowMark.FROM_SERVER) !== 0) === (sender === "server");
    const ns = (at(columns.seconds) - connection.first.seconds) * 1e9 + at(columns.nanos) - connection.first.nanos;
    const length = at(columns.payload) + ((at(columns.flags) & 3) === 0 ? 0 : 1);
    let seq: readonly [number, number] | undefined;
    if (own) {
      const low = unwrapped(at(columns.seq));
      if (length > 0) seq = [low, low + length];
      if (seq !== undefined) sent.push(seq);
      if ((at(columns.flags) & 1) !== 0) fin = low;
      high = Number.isNaN(high) ? low + length : Math.max(high, low + length);
    } else if ((at(columns.flags) & 0x10) !== 0) {
      const number = unwrapped(at(columns.ack));
      sent = sent.flatMap(([low, end]) => (end > number ? [[Math.max(low, number), end]] : []));
      sacked = capture.flow.sacked(at(columns.row));
      const shift = (at(columns.flags) & 2) === 0 ? SCALE : 0;
      if (Number.isNaN(ack) || number >= ack) {
        ack = number;
        edge = number + at(columns.window) * 2 ** shift;
      }
    }
    const repeats = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION | Note.SPURIOUS_RETRANSMISSION;
    return {
      ns,
      own,
      seq,
      repeated: own && seq !== undefined && (at(columns.notes) & repeats) !== 0,
      ack,
      edge,
      flight: inFlight(sent, sacked, own && at(columns.payload) > 0, fin),
      rtt: own ? Number.NaN : (rttNs[i] ?? Number.NaN),
      bytes: own ? at(columns.payload) : 0,
    };
  });
}

/**
 * From the least number that is not acknowledged to the greatest, less the SACK blocks. Between segments with data neither
 * SYN nor FIN is a byte; here they come without any.
 */
function inFlight(
  sent: readonly (readonly [number, number])[],
  sacked: number,
  carriesData: boolean,
  fin: number,
): number {
  if (sent.length === 0) return 0;
  const low = Math.min(...sent.map((one) => one[0]));
  const high = Math.max(...sent.map((one) => one[1]));
  const bytes = high - low - sacked;
  if (carriesData) return bytes > 0 ? bytes : Number.NaN;
  if (bytes < 0) return Number.NaN;
  return Math.max(0, bytes - [0, fin].filter((number) => number >= low && number < high).length);
}

const defined = (values: readonly number[]) => values.filter((value) => !Number.isNaN(value));
const least = (values: readonly number[]) => (defined(values).length === 0 ? Number.NaN : Math.min(...defined(values)));
const most = (values: readonly number[]) => (defined(values).length === 0 ? Number.NaN : Math.max(...defined(values)));

function expectBin(columns: SeriesColumns, i: number, segments: readonly Plain[]): void {
  const got = (name: Exclude<keyof SeriesColumns, "length">) => columns[name][i];
  expect(got("seqLow")).toBe(least(segments.flatMap(({ seq }) => seq?.[0] ?? [])));
  expect(got("seqHigh")).toBe(most(segments.flatMap(({ seq }) => seq?.[1] ?? [])));
  expect(got("repeatHigh")).toBe(most(segments.flatMap(({ seq, repeated }) => (repeated && seq ? seq[1] : []))));
  expect(got("ackLow")).toBe(least(segments.map(({ ack }) => ack)));
  expect(got("ackHigh")).toBe(most(segments.map(({ ack }) => ack)));
  expect(got("edgeLow")).toBe(least(segments.map(({ edge }) => edge)));
  expect(got("edgeHigh")).toBe(most(segments.map(({ edge }) => edge)));
  expect(got("edge")).toBe(segments.at(-1)?.edge);
  expect(got("flight")).toBe(most(segments.map(({ flight }) => flight)));
  expect(got("rttLow")).toBe(least(segments.map(({ rtt }) => rtt)));
  expect(got("rttHigh")).toBe(most(segments.map(({ rtt }) => rtt)));
  expect(got("bytes")).toBe(segments.reduce((sum, { bytes }) => sum + bytes, 0));
  expect(got("from")).toBe(segments.reduce((bits, { own }) => bits | (own ? 1 : 2), 0));
}

describe.each(["server", "client"] as const)("what the %s sent in a transfer with losses", (sender) => {
  let capture: Capture;
  let plain: Plain[];
  const ask = (fromNs: number, toNs: number, points = 300) =>
    capture.series({ connection: 0, sender, fromNs, toNs, points });

  beforeAll(() => {
    capture = open(transfer(8000));
    plain = plainly(capture, capture.flow.connection(0), sender);
  });

  test("close by, each segment is there with its numbers", async () => {
    const [from, to] = [plain[4000]?.ns ?? 0, plain[4200]?.ns ?? 0];
    const series = await ask(from, to);
    expect(series.kind).toBe("segments");
    const first = series.columns.index[0] ?? 0;
    expect(first).toBeLessThan(4000);
    expect(first + series.columns.length).toBeGreaterThan(4200);
    for (let i = 0; i < series.columns.length; i++) {
      expect(series.columns.index[i]).toBe(first + i);
      expect(series.columns.nsLow[i]).toBe(plain[first + i]?.ns);
      expectBin(series.columns, i, plain.slice(first + i, first + i + 1));
    }
  });

  test("from afar, each bin holds the least and the most of its segments", async () => {
    const [fromNs, toNs] = [0, plain.at(-1)?.ns ?? 0];
    const series = await ask(fromNs, toNs);
    expect(series.kind).toBe("bins");
    expect(series.segments).toBe(plain.length);
    const share = (ns: number) => Math.min(300, Math.floor((ns / (toNs - fromNs)) * 300));
    const bins = new Map<number, Plain[]>();
    for (const one of plain) bins.set(share(one.ns), [...(bins.get(share(one.ns)) ?? []), one]);
    expect(series.columns.length).toBe(bins.size);
    for (const [i, segments] of [...bins.values()].entries()) expectBin(series.columns, i, segments);
  });

  test("throughput adds up to every byte, whatever the shares", async () => {
    const { throughput } = await ask(0, plain.at(-1)?.ns ?? 0);
    const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
    expect(sum(throughput.bytes)).toBe(plain.reduce((bytes, one) => bytes + one.bytes, 0));
    const { ends } = capture.flow.connection(0);
    const fin = ends[sender].fin ?? 0;
    expect(sum(throughput.fresh)).toBe((fin - (ends[sender].base ?? 0) - 1) >>> 0);
    expect(throughput.bytes.length).toBeGreaterThan(40);
    expect(throughput.bytes.length).toBeLessThan(202);
  });
});

test("a segment has the same numbers whatever part is asked for", async () => {
  const capture = open(transfer(1300));
  const plain = plainly(capture, capture.flow.connection(0), "server");
  const random = randomSource(7);
  for (let i = 0; i < 40; i++) {
    const [from, to] = [random(plain.length), random(plain.length)].sort((a, b) => a - b) as [number, number];
    const [fromNs, toNs] = [plain[from]?.ns ?? 0, plain[to]?.ns ?? 0];
    const { columns } = await capture.series({ connection: 0, sender: "server", fromNs, toNs, points: 100 });
    const first = columns.index[0] ?? 0;
    const expected = plain.slice(first, first + columns.length);
    expect(columns.length).toBeGreaterThan(to - from);
    expect([...columns.flight]).toEqual(expected.map(({ flight }) => flight));
    expect([...columns.edge]).toEqual(expected.map(({ edge }) => edge));
    expect([...columns.rttLow]).toEqual(expected.map(({ rtt }) => rtt));
  }
});

test("SACK blocks stand beside the stream, counted on past 2^32", async () => {
  const capture = open(transfer(300));
  const plain = plainly(capture, capture.flow.connection(0), "server");
  const series = await capture.series({ connection: 0, sender: "server", fromNs: 0, toNs: 1e12, points: 100 });
  expect(series.sacks.length).toBeGreaterThan(20);
  expect(series.sacksCut).toBe(false);
  for (const { at, low, high } of series.sacks) {
    expect(series.columns.from[at]).toBe(2);
    const ack = plain[at]?.ack ?? 0;
    expect(low).toBe(ack + 2);
    expect(high).toBe(most(plain.slice(0, at).flatMap(({ seq }) => seq?.[1] ?? [])));
  }
});

test("a long connection is answered from buckets: nothing is beyond what its segments reached, and no byte is missing", async () => {
  const capture = open(transfer(40_000));
  const plain = plainly(capture, capture.flow.connection(0), "server");
  const toNs = plain.at(-1)?.ns ?? 0;
  const { columns, throughput, kind } = await capture.series({
    connection: 0,
    sender: "server",
    fromNs: 0,
    toNs,
    points: 900,
  });
  expect(kind).toBe("bins");
  expect(columns.bytes.reduce((a, b) => a + b, 0)).toBe(plain.reduce((a, { bytes }) => a + bytes, 0));
  expect(throughput.bytes.reduce((a, b) => a + b, 0)).toBe(plain.reduce((a, { bytes }) => a + bytes, 0));
  for (let i = 0; i < columns.length; i++) {
    // a bin begins with a bucket and ends before the next one's
    const segments = plain.slice(columns.index[i], columns.index[i + 1] ?? plain.length);
    expectBin(columns, i, segments);
  }
}, 30_000);

test("what comes later is taken in without going through the rest again", async () => {
  const lines = transfer(200).split("\n");
  const capture = openCapture(host);
  const ask = () => capture.series({ connection: 0, sender: "server", fromNs: 0, toNs: 1e12, points: 100 });
  const feed = (part: readonly string[]) => capture.append(new TextEncoder().encode(`${part.join("\n")}\n`));
  feed(lines.slice(0, 60));
  await ask();
  feed(lines.slice(60));
  capture.finish();
  expect(await ask()).toEqual(
    await open(transfer(200)).series({ connection: 0, sender: "server", fromNs: 0, toNs: 1e12, points: 100 }),
  );
});

test("a reset stands in the picture of both directions, whatever number it carries", async () => {
  const lines = [
    "12:00:00.1 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [S], seq 100, win 100, length 0",
    "12:00:00.2 IP 10.0.0.2.80 > 10.0.0.1.4000: Flags [R.], seq 0, ack 101, win 0, length 0",
  ];
  const capture = open(`${lines.join("\n")}\n`);
  for (const sender of ["client", "server"] as const) {
    const { columns } = await capture.series({ connection: 0, sender, fromNs: 0, toNs: 1e9, points: 10 });
    expect((columns.flags[1] ?? 0) & 4).toBe(4);
    expect(columns.place[1]).toBe(sender === "client" ? 1 : 0);
    expect(columns.seqHigh[1]).toBe(Number.NaN);
  }
});

test("a connection that is none is refused, and one without data has no numbers", async () => {
  const capture = open("12:00:00.000001 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [S], seq 7, win 100, length 0\n");
  const query = { fromNs: 0, toNs: 1e9, points: 10 };
  await expect(capture.series({ connection: 1, sender: "client", ...query })).rejects.toThrow(RangeError);
  const { columns, extent, base } = await capture.series({ connection: 0, sender: "server", ...query });
  expect(columns.length).toBe(1);
  expect(extent).toEqual({ fromNs: 0, toNs: 0, seqLow: undefined, seqHigh: undefined });
  expect(base).toBe(undefined);
  const client = await capture.series({ connection: 0, sender: "client", ...query });
  expect([client.extent.seqLow, client.extent.seqHigh]).toEqual([0, 1]);
});
