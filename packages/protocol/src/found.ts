/** What a search within a connection came upon. */
export interface Found {
  /** Whether every word of what was looked for means something here. */
  readonly understood: boolean;
  /** Segments that match. */
  readonly total: number;
  /** Index within the connection of the one that comes next; left out where there is none. */
  readonly index?: number | undefined;
  /** Which of them it is, counted from 1. */
  readonly ordinal: number;
  /** Some of the matches, evenly over the connection: all of them where they are few. */
  readonly places: readonly number[];
}
