/** How far apart the marks stand on the way through a long connection. */
export const CHECKPOINT_SEGMENTS = 1024;

/** Where the walk to a place in a connection may begin. */
export interface Checkpoint {
  /** Index within the connection, its row, and how many idle gaps came before. */
  readonly index: number;
  readonly row: number;
  readonly idles: number;
}

/**
 * Every 1024th segment of the connections that have that many: the way to any window is then at most 1023 links long.
 * List 0 stands for none, so short connections cost nothing.
 */
export class Checkpoints {
  readonly #rows: number[][] = [[]];
  readonly #idles: number[][] = [[]];

  /** A list whose first mark (index 0) is the connection's first row. */
  add(firstRow: number): number {
    this.#rows.push([firstRow]);
    return this.#idles.push([0]) - 1;
  }

  mark(list: number, row: number, idles: number): void {
    this.#rows[list]?.push(row);
    this.#idles[list]?.push(idles);
  }

  /** The last mark at or before an index. */
  before(list: number, index: number): Checkpoint {
    const at = Math.floor(index / CHECKPOINT_SEGMENTS);
    return this.#at(list, at);
  }

  /** The last mark at or before a row. */
  beforeRow(list: number, row: number): Checkpoint {
    const rows = this.#rows[list] as number[];
    let low = 0;
    let high = rows.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((rows[middle] as number) <= row) low = middle;
      else high = middle;
    }
    return this.#at(list, low);
  }

  #at(list: number, at: number): Checkpoint {
    return {
      index: at * CHECKPOINT_SEGMENTS,
      row: this.#rows[list]?.[at] as number,
      idles: this.#idles[list]?.[at] as number,
    };
  }
}
