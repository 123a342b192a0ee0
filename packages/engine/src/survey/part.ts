import type { ConnectionSummary, FrameCounters, PairKeys, Timestamp } from "@tcp-ladder/flow";
import type { FilterTrouble } from "@tcp-ladder/protocol";

/** What came of reading a part of a capture, from a record that begins at `start` to one that begins at `end`. */
export interface PartOutcome {
  readonly start: number;
  readonly end: number;
  readonly counters: FrameCounters;
  readonly connections: number;
  /** Its connections depend on others than their own segments: such parts cannot be joined. */
  readonly multipath: boolean;
}

/**
 * A part of a capture that has been read by itself, and what is asked of it so that the parts together say what one
 * reading would have said. All that goes in and out is plain data: a part may be in another thread.
 *
 * A pair of endpoints that has segments in several parts belongs to the first of them: the others say where in the file
 * its segments stand and forget them, and the first takes them in after its own.
 */
export interface Part {
  outcome(): PartOutcome;
  /** Its pairs of endpoints. */
  pairs(): PairKeys;
  /** Which of a later part's pairs it has too: 1 for each, in their order. */
  known(keys: PairKeys): Uint8Array;
  /**
   * Gives up the connections of pairs that belong to earlier parts.
   *
   * @param owners for each of `pairs()` the number of the part it belongs to, its own number for those that stay
   * @returns for each earlier part where its frames stand, in order
   */
  release(owners: Uint8Array, own: number): Float64Array[];
  /** Takes in the frames that stand there in a later part. */
  retake(locations: Float64Array): void;
  /** How many connections it has now. */
  size(): number;
  /** Where the first segment of each of its connections stands in the file, in order. */
  begins(): Float64Array;
  /** Those connections by their place in `begins()`. */
  summaries(places: Uint32Array): ConnectionSummary[];
  /** Places of those that a filter matches. `began`: time of the capture's first segment. */
  matching(filter: string, began: Timestamp): Matching;
}

export interface Matching {
  readonly places: Uint32Array;
  readonly trouble?: FilterTrouble | undefined;
}

/** The same from outside, wherever it is. */
export type AskedPart = { readonly [K in keyof Part]: (...args: Parameters<Part[K]>) => Promise<ReturnType<Part[K]>> };
