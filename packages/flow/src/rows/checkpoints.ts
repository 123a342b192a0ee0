/** How far apart the marks stand on the way through a long connection. */
export const CHECKPOINT_SEGMENTS = 1024;

/** Where the walk to a place in a connection may begin. */
export interface Checkpoint {
  /** Index within the connection, its row, and how many idle gaps came before. */
  readonly index: number;
  readonly row: number;
  readonly idles: number;
  /** One past the highest number that each side had sent before this row; undefined before any. */
  readonly clientEnd: number | undefined;
  readonly serverEnd: number | undefined;
}

/**
 * Every 1024th segment of the connections that have that many: the way to any window is then at most 1023 links long.
 * List 0 stands for none, so short connections cost nothing.
 */
export class Checkpoints {
  readonly #lists: Checkpoint[][] = [[]];

  /** A list whose first mark is the connection's first row. */
  add(firstRow: number): number {
    return this.#lists.push([beginning(firstRow)]) - 1;
  }

  /** Marks the next 1024th segment. */
  mark(list: number, mark: Omit<Checkpoint, "index">): void {
    const marks = this.#lists[list];
    marks?.push({ index: marks.length * CHECKPOINT_SEGMENTS, ...mark });
  }

  /** The last mark at or before an index; `firstRow` where there is no list. */
  before(list: number, index: number, firstRow: number): Checkpoint {
    return this.#lists[list]?.[Math.floor(index / CHECKPOINT_SEGMENTS)] ?? beginning(firstRow);
  }

  /** The client is the other side from now on. */
  swap(list: number): void {
    const marks = this.#lists[list] ?? [];
    for (const [i, mark] of marks.entries()) {
      marks[i] = { ...mark, clientEnd: mark.serverEnd, serverEnd: mark.clientEnd };
    }
  }

  /**
   * The row of the mark before the last, at least 1024 segments back where there are as many; or of an older one, as long
   * as the marks behind it are ones to go back beyond.
   */
  rowBack(list: number, firstRow: number, beyond: (mark: Checkpoint) => boolean): number {
    const marks = this.#lists[list] ?? [];
    let at = marks.length - 2;
    while (at > 0 && beyond(marks[at] as Checkpoint)) at--;
    return marks[at]?.row ?? firstRow;
  }

  /** The last mark at or before a row. */
  beforeRow(list: number, row: number, firstRow: number): Checkpoint {
    const marks = this.#lists[list] ?? [];
    let low = 0;
    let high = marks.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((marks[middle]?.row ?? 0) <= row) low = middle;
      else high = middle;
    }
    return marks[low] ?? beginning(firstRow);
  }
}

function beginning(row: number): Checkpoint {
  return { index: 0, row, idles: 0, clientEnd: undefined, serverEnd: undefined };
}
