import type { ByteSource } from "@tcp-ladder/capture-file";
import type { Side } from "@tcp-ladder/flow";
import type { SackBlock, Series } from "@tcp-ladder/protocol";
import { OptionBit } from "@tcp-ladder/wire";
import type { CaptureParts } from "../parts.ts";
import { SeriesBins } from "./bins.ts";
import { sackEdges } from "./sack-blocks.ts";
import { visitSegments } from "./slices.ts";
import { ThroughputBins } from "./throughput.ts";
import type { Track } from "./track.ts";
import { Walk } from "./walk.ts";

export interface SeriesQuery {
  readonly connection: number;
  readonly sender: Side;
  readonly fromNs: number;
  readonly toNs: number;
  readonly points: number;
}

/** A series before it is addressed to anyone. */
export type SeriesAnswer = Omit<Series, "request" | "capture">;

/** Up to so many segments are sent one by one. */
const MOST_SEGMENTS = 4000;
/** From so many on the buckets are fine enough for any picture. */
const MANY_SEGMENTS = 32_768;
/** SACK blocks are read from the frames themselves; of more segments than this they are not. */
const MOST_SACKS = 1000;

/** What a segment with SACK blocks needs to be looked up: where it is drawn, and its row. */
interface Bearer {
  readonly at: number;
  readonly row: number;
  readonly high: number;
  readonly base: number;
}

/** Makes the answer from a track that has gone through all of the connection. */
export async function seriesFrom(
  { flow, reader }: CaptureParts,
  source: ByteSource,
  track: Track,
  query: SeriesQuery,
): Promise<SeriesAnswer> {
  const { connection, sender, points } = query;
  const extent = extentOf(track);
  const fromNs = Math.max(extent.fromNs, Math.min(query.fromNs, extent.toNs));
  const toNs = Math.max(fromNs, Math.min(query.toNs, extent.toNs));
  const throughput = new ThroughputBins(fromNs, toNs);
  const [first, last] = track.between(throughput.fromNs, throughput.toNs);
  const total = track.length;
  // one more on both sides: lines go on beyond the picture's edge
  const from = Math.max(0, track.startOf(first) - 1);
  const to = Math.min(total, track.startOf(last) + 1);
  const bearers: Bearer[] = [];
  const each = to - from <= MOST_SEGMENTS;
  const bins = new SeriesBins(each ? to - from : points + 2);
  if (!each) for (let i = 0; i < points + 2; i++) bins.add();
  const binOf = (ns: number) => {
    const at = Math.floor(((ns - fromNs) / (toNs - fromNs)) * points) + 1;
    return Math.min(points + 1, Math.max(0, at));
  };

  if (!each && to - from >= MANY_SEGMENTS) {
    for (let b = Math.max(0, first - 1); b < Math.min(last + 1, track.buckets.length); b++) take(track.buckets, b);
  } else walk();

  return {
    connection,
    sender,
    fromNs,
    toNs,
    kind: each ? "segments" : "bins",
    segments: track.startOf(last) - track.startOf(first),
    total,
    base: track.reach.base,
    windowShift: track.direction.windowShift,
    extent,
    throughput: throughput.answer(),
    sacks: await sackBlocks(),
    sacksCut: bearers.length > MOST_SACKS,
    columns: bins.filled(),
  };

  function take(taken: SeriesBins, i: number): void {
    const ns = taken.nsLow(i);
    bins.merge(binOf(ns), taken, i);
    throughput.add(ns, taken.bytes(i), taken.fresh(i));
  }

  function walk(): void {
    const start = track.before(from);
    const walker = new Walk(track.direction, start.reach);
    visitSegments(flow, connection, start.index, to, (columns, i, index, row, rttNs, sacked) => {
      walker.step(columns, i, index, rttNs, sacked);
      if (index < from) return;
      const { sample } = walker;
      bins.take(each ? bins.add() : binOf(sample.ns), sample);
      throughput.add(sample.ns, sample.bytes, sample.fresh);
      const { base, high, ack } = walker.reach;
      if (!each || base === undefined || sample.from !== 2) return;
      if (((columns.options[i] as number) & OptionBit.SACK) === 0) return;
      bearers.push({ at: index - from, row, high: Number.isNaN(high) ? ack : high, base });
    });
  }

  async function sackBlocks(): Promise<SackBlock[]> {
    const blocks: SackBlock[] = [];
    for (const { at, row, high, base } of bearers.slice(0, MOST_SACKS)) {
      const { frame, location } = flow.locate(row);
      const edges = sackEdges(await reader.frameAt(location, frame, source));
      const relative = (absolute: number) => high + ((absolute - base - high) | 0);
      for (let i = 0; i + 1 < edges.length; i += 2) {
        blocks.push({ at, low: relative(edges[i] as number), high: relative(edges[i + 1] as number) });
      }
    }
    return blocks;
  }
}

function extentOf({ buckets }: Track): Series["extent"] {
  let [fromNs, toNs, low, high] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < buckets.length; i++) {
    fromNs = Math.min(fromNs, buckets.nsLow(i));
    toNs = Math.max(toNs, buckets.nsHigh(i));
    if (buckets.seqLow(i) < low) low = buckets.seqLow(i);
    if (buckets.seqHigh(i) > high) high = buckets.seqHigh(i);
  }
  const any = low <= high;
  return { fromNs, toNs, seqLow: any ? low : undefined, seqHigh: any ? high : undefined };
}
