import { RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { sliceColumns } from "./columns.ts";
import type { CachedRows, RowRange, RowSource } from "./row-cache.ts";
import type { Anchor } from "./scroll-map.ts";

/** The rows of a connection from its first one on, all of which are here; nothing of them is ever fetched or dropped. */
export class WholeRows implements RowSource {
  readonly #columns: SegmentColumns;
  readonly #statesBefore: number;
  /** Rows before which time is folded. */
  readonly #idles: readonly number[];

  constructor(columns: SegmentColumns, statesBefore: number) {
    this.#columns = columns;
    this.#statesBefore = statesBefore;
    const idles: number[] = [];
    for (let i = 0; i < columns.length; i++) if (((columns.marks[i] ?? 0) & RowMark.IDLE_BEFORE) !== 0) idles.push(i);
    this.#idles = idles;
  }

  missing({ from, to }: RowRange): RowRange | undefined {
    const { length } = this.#columns;
    return to <= length ? undefined : { from: Math.max(from, length), to };
  }

  read(range: RowRange): CachedRows | undefined {
    const from = Math.max(0, range.from);
    const to = Math.min(range.to, this.#columns.length);
    if (to <= from) return undefined;
    return {
      from,
      idlesBefore: this.#idlesBefore(from),
      statesBefore: from === 0 ? this.#statesBefore : (this.#columns.states[from - 1] ?? this.#statesBefore),
      columns: sliceColumns(this.#columns, from, to),
    };
  }

  around(_range: RowRange, within: RowRange): CachedRows | undefined {
    return this.read(within);
  }

  /** On both sides of each fold: between two folds all rows have the same number of them above. */
  anchors(): Anchor[] {
    return this.#idles.flatMap((index, before) => [
      { index, idlesBefore: before },
      { index: index + 1, idlesBefore: before + 1 },
    ]);
  }

  #idlesBefore(row: number): number {
    let [low, high] = [0, this.#idles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#idles[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
