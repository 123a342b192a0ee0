/** What one step shows: rows of either side, undefined where that side has nothing new. */
export interface Step {
  readonly a: number | undefined;
  readonly b: number | undefined;
}

export type SideName = keyof Step;

/** Steps that are taken together, one column a side: connections of a million segments have as many. */
export interface Steps {
  readonly length: number;
  /** Row of a step; −1 where that side has nothing new. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** The newest row up to a step, inclusive; −1 before the first. */
  readonly reached: Readonly<Record<SideName, Int32Array>>;
}

/** Where a side has nothing new. */
export const NOTHING = -1;

export function stepAt({ a, b }: Steps, step: number): Step {
  const row = (rows: Int32Array): number | undefined => {
    const found = rows[step] ?? NOTHING;
    return found === NOTHING ? undefined : found;
  };
  return { a: row(a), b: row(b) };
}

/** The step at which a row is shown. */
export function stepOf({ reached, length }: Steps, side: SideName, row: number): number {
  let [low, high] = [0, Math.max(0, length - 1)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reached[side][middle] ?? NOTHING) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Takes steps one after another; each row has to come once and in order. */
export class StepList {
  readonly #a: Int32Array;
  readonly #b: Int32Array;
  #length = 0;

  constructor(most: number) {
    this.#a = new Int32Array(most);
    this.#b = new Int32Array(most);
  }

  /** Rows of the two sides; −1 for none. */
  add(a: number, b: number): void {
    this.#a[this.#length] = a;
    this.#b[this.#length++] = b;
  }

  done(): Steps {
    const a = this.#a.subarray(0, this.#length);
    const b = this.#b.subarray(0, this.#length);
    return { length: this.#length, a, b, reached: { a: newest(a), b: newest(b) } };
  }
}

function newest(rows: Int32Array): Int32Array {
  const found = new Int32Array(rows.length);
  let last = NOTHING;
  for (let i = 0; i < rows.length; i++) {
    last = Math.max(last, rows[i] ?? NOTHING);
    found[i] = last;
  }
  return found;
}
