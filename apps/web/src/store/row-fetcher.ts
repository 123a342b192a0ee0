import type { RowRange } from "./row-cache.ts";

/** Requests on their way at once: one that is being looked up, one on the wire. */
const MOST_ASKED = 2;
/** Rows asked for at once, at least; and at most, what the protocol bears well. */
const LEAST_ROWS = 256;
const MOST_ROWS = 1000;

export interface RowSource {
  /** What of a range is not here. */
  missing(range: RowRange): RowRange | undefined;
  /** Asks for rows. */
  ask(range: RowRange): void;
}

/**
 * Fetches the rows that are looked at. While two requests are on their way nothing more is asked for, and what was wanted in between
 * and has been scrolled past is never asked for at all.
 */
export class RowFetcher {
  readonly #source: RowSource;
  #asked: RowRange[] = [];
  #wanted: readonly RowRange[] = [];

  constructor(source: RowSource) {
    this.#source = source;
  }

  /** What is wanted now, the most urgent first; what was wanted before is forgotten. */
  want(ranges: readonly RowRange[]): void {
    this.#wanted = ranges;
    this.#next();
  }

  /** An answer has come, or an error in its place. */
  answered(range: RowRange): void {
    this.#asked = this.#asked.filter((one) => one !== range);
    this.#next();
  }

  forget(): void {
    this.#asked = [];
    this.#wanted = [];
  }

  #next(): void {
    for (const range of this.#wanted) {
      let missing = this.#source.missing(range);
      while (missing !== undefined && this.#asked.length < MOST_ASKED) {
        const { from } = missing;
        const underWay = this.#asked.find((one) => one.from <= from && one.to > from);
        if (underWay === undefined) {
          const to = from + Math.min(Math.max(missing.to - from, LEAST_ROWS), MOST_ROWS);
          const ask = { from, to };
          this.#asked.push(ask);
          this.#source.ask(ask);
          missing = to < range.to ? this.#source.missing({ from: to, to: range.to }) : undefined;
        } else missing = underWay.to < range.to ? this.#source.missing({ from: underWay.to, to: range.to }) : undefined;
      }
    }
  }
}
