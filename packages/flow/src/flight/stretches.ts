/** Gaps that are kept; only a capture that misses a great deal has as many at a time. */
const MOST_GAPS = 1000;
const HALF_CIRCLE = 2 ** 31;

/**
 * Ranges of 32-bit numbers that are under way: mostly one stretch, more where something between is missing. In the order
 * of signed numbers; only what an ACK leaves behind is found modulo 2^32.
 */
export class Stretches {
  /** The only stretch, up to a number that is not in it; there is none where both are the same. */
  #low = 0;
  #high = 0;
  /** All of them where there are more, two numbers each, ascending. */
  #many: number[] | undefined;

  copy(): Stretches {
    const copy = new Stretches();
    copy.#low = this.#low;
    copy.#high = this.#high;
    copy.#many = this.#many?.slice();
    return copy;
  }

  get isEmpty(): boolean {
    return this.#many === undefined && this.#low === this.#high;
  }

  /** The lowest number of all, and one past the highest; where there is any. */
  get low(): number {
    return this.#many === undefined ? this.#low : (this.#many[0] as number);
  }

  get top(): number {
    return this.#many === undefined ? this.#high : (this.#many.at(-1) as number);
  }

  /** All of them, two numbers each. */
  get all(): readonly number[] {
    return this.#many ?? (this.isEmpty ? [] : [this.#low, this.#high]);
  }

  /** Adds numbers from `from` up to `to`, not included; `from` is the lesser. */
  add(from: number, to: number): void {
    if (this.#many !== undefined) {
      addTo(this.#many, from, to);
      this.#settle(this.#many);
    } else if (this.#low === this.#high) {
      this.#low = from;
      this.#high = to;
    } else if (from > this.#high) {
      this.#many = [this.#low, this.#high, from, to];
    } else if (to < this.#low) {
      this.#many = [from, to, this.#low, this.#high];
    } else {
      if (from < this.#low) this.#low = from;
      if (to > this.#high) this.#high = to;
    }
  }

  /** Drops what comes before a number modulo 2^32: of no stretch is more than half the circle left behind. */
  dropBefore(number: number): void {
    if (this.#many !== undefined) {
      dropFrom(this.#many, number);
      this.#settle(this.#many);
    } else if (this.#low === this.#high) return;
    else if (isPast(number, this.#high)) this.#low = this.#high;
    else if (isPast(number, this.#low)) this.#low = number;
  }

  /** Fewer than two need no list. */
  #settle(many: readonly number[]): void {
    if (many.length > 2) return;
    [this.#low = 0, this.#high = 0] = many;
    this.#many = undefined;
  }
}

/** At half the circle as well, as Wireshark drops segments. */
function isPast(ack: number, number: number): boolean {
  return ((number - ack) | 0) <= 0;
}

/** Whatever the new one touches becomes one with it. Mostly it goes on at the top. */
function addTo(many: number[], from: number, to: number): void {
  const last = many.length - 2;
  if (from > (many[last + 1] as number)) {
    many.push(from, to);
    if (many.length > 2 * (MOST_GAPS + 1)) many.splice(-3, 2);
    return;
  }
  const first = 2 * firstWhere(many.length / 2, (i) => (many[2 * i + 1] as number) >= from);
  let [low, high] = [from, to];
  let next = first;
  for (; next < many.length && to >= (many[next] as number); next += 2) {
    low = Math.min(low, many[next] as number);
    high = Math.max(high, many[next + 1] as number);
  }
  if (next - first === 2) {
    many[first] = low;
    many[first + 1] = high;
  } else {
    many.splice(first, next - first, low, high);
  }
}

function dropFrom(many: number[], number: number): void {
  const [lowest, top] = [many[1] as number, many.at(-1) as number];
  if (top - (many[0] as number) >= HALF_CIRCLE || (isPast(number, top) && !isPast(number, lowest))) {
    const left = many.filter((_, i) => !isPast(number, many[i | 1] as number));
    many.splice(0, many.length, ...left.map((edge, i) => (i % 2 === 0 && isPast(number, edge) ? number : edge)));
    return;
  }
  const gone = firstWhere(many.length / 2, (i) => !isPast(number, many[2 * i + 1] as number));
  if (gone > 0) many.splice(0, 2 * gone);
  if (many.length > 0 && isPast(number, many[0] as number)) many[0] = number;
}

/** The first of `count` for which something holds that holds for all behind it. */
function firstWhere(count: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
