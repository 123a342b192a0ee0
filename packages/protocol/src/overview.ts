/**
 * A whole connection in as many bins as the screen has room for. Every list has one number a bin; bin `b` holds the
 * segments whose index (or time) falls into its equal share.
 */
export interface Overview {
  readonly by: "index" | "time";
  /** Of the whole connection. */
  readonly segments: number;
  /** The part of it that is shown, as indexes; `end` not included. */
  readonly begin: number;
  readonly end: number;
  /** Index within the connection of each bin's first segment; where a bin is empty, of the next one. */
  readonly from: readonly number[];
  /** Nanoseconds from the connection's first segment to the bin's first. */
  readonly elapsedNs: readonly number[];
  /** Segments sent by either end. */
  readonly client: readonly number[];
  readonly server: readonly number[];
  /** Payload bytes of both. */
  readonly bytes: readonly number[];
  /** TCP flags that occur, and notes that occur, as bits. */
  readonly flags: readonly number[];
  readonly notes: readonly number[];
  /** Segments that carry a note. */
  readonly noted: readonly number[];
}
