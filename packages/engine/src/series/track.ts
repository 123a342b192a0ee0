import type { Flow } from "@tcp-ladder/flow";
import { SeriesBins } from "./bins.ts";
import type { Direction } from "./direction.ts";
import { visitSegments } from "./slices.ts";
import { copyOf, type Reach, startOf, Walk } from "./walk.ts";

/** Segments in a bucket, at most. */
const BUCKET = 16;
/** A bucket ends before a pause that is so many times longer than usual: it never bridges what a picture shows as a gap. */
const PAUSE = 64;
const CHECKPOINT = 1024;

interface Checkpoint {
  readonly index: number;
  readonly reach: Reach;
}

/**
 * A direction of a connection, gone through once and kept in buckets of a few segments: some 11 bytes a segment. From
 * them whole pictures are made; where one looks closer they say where to look.
 *
 *     segments    |||||||||||||||| ||||||||||||||||      |||| ||||||||||||||||
 *     buckets     [              ] [              ]      [  ] [              ]
 *     checkpoints ^ every 1024 segments: how far both ends had come
 */
export class Track {
  readonly direction: Direction;
  readonly buckets = new SeriesBins(64);
  /** Segments that are in it. */
  length = 0;
  readonly #checkpoints: Checkpoint[] = [];
  readonly #walk: Walk;
  #inBucket = 0;
  #lastNs = 0;

  constructor(direction: Direction) {
    this.direction = direction;
    this.#walk = new Walk(direction, startOf(direction));
  }

  get reach(): Readonly<Reach> {
    return this.#walk.reach;
  }

  /** Takes in up to `rows` segments that are not yet in it. */
  grow(flow: Flow, id: number, rows: number): void {
    const to = Math.min(flow.connection(id).segments, this.length + rows);
    visitSegments(flow, id, this.length, to, (columns, i, index, _row, rttNs, sacked) => {
      if (index % CHECKPOINT === 0) this.#checkpoints.push({ index, reach: copyOf(this.#walk.reach) });
      this.#walk.step(columns, i, index, rttNs, sacked);
      this.#take(index);
    });
    this.length = Math.max(this.length, to);
  }

  /** Where a walk to segment `index` may begin. */
  before(index: number): Checkpoint {
    return this.#checkpoints[Math.floor(index / CHECKPOINT)] ?? { index: 0, reach: startOf(this.direction) };
  }

  /** Indices of the buckets that have segments between two times, from and up to (not including). */
  between(fromNs: number, toNs: number): readonly [number, number] {
    const { buckets } = this;
    const { length } = buckets;
    let first = 0;
    while (first < length && buckets.nsHigh(first) < fromNs) first++;
    let last = length;
    while (last > first && buckets.nsLow(last - 1) > toNs) last--;
    return [first, last];
  }

  /** Index of the first segment of a bucket; behind the last one the number of segments. */
  startOf(bucket: number): number {
    return bucket < this.buckets.length ? this.buckets.index(bucket) : this.length;
  }

  #take(index: number): void {
    const { sample } = this.#walk;
    const { ns } = sample;
    const usual = index === 0 ? 0 : Math.max(0, this.#lastNs) / index;
    if (this.buckets.length === 0 || this.#inBucket === BUCKET || ns - this.#lastNs > usual * PAUSE) {
      this.buckets.add();
      this.#inBucket = 0;
    }
    this.buckets.take(this.buckets.length - 1, sample);
    this.#inBucket++;
    this.#lastNs = ns;
  }
}
