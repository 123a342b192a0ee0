import { SIDE_HIGHEST, SIDE_LOWEST, SIDE_MSS_AND_UNACKED } from "../connection/layout.ts";
import type { RecordView } from "../table/records.ts";
import { newWords } from "../table/words.ts";

/** Words of a node; its number is where they start, 0 stands for none. */
const SEQ = 0;
const END = 1;
const ROW = 2;
const HIGHER = 3;
const LOWER = 4;
const NODE_WORDS = 5;

/** Wireshark keeps no more than this many a side, so that a capture of one direction does not grow without bound. */
export const MOST_UNACKED = 10_000;

function endsUpTo(words: Int32Array, node: number, end: number): boolean {
  return ((end - (words[node + END] as number)) | 0) >= 0;
}

/**
 * What each side has sent and not seen acknowledged: lists ordered by the sequence number after the segment, in one
 * pool, each begun from its side's words (`sides` from index `side` on). Ordered, so that an ACK takes from the low end and
 * need not look at the rest, however long the list is.
 */
export class UnackedSegments {
  #words = new Int32Array(NODE_WORDS * 256);
  #used = NODE_WORDS;
  #free = 0;
  /** Most sequence numbers that a segment in the pool has taken. */
  #longest = 0;
  /** The node found last, of the list that begins there; 0 where it is not in it any more. */
  #found = 0;
  #foundSides: Int32Array = this.#words;
  #foundSide = 0;

  /** False where the list is full. */
  add(sides: Int32Array, side: number, seq: number, end: number, row: number): boolean {
    const counted = sides[side + SIDE_MSS_AND_UNACKED] as number;
    if (counted >>> 16 >= MOST_UNACKED) return false;
    sides[side + SIDE_MSS_AND_UNACKED] = counted + 0x10000;
    const length = (end - seq) | 0;
    if (length > this.#longest) this.#longest = length;
    const node = this.#newNode();
    const words = this.#words;
    words[node + SEQ] = seq;
    words[node + END] = end;
    words[node + ROW] = row;
    const highest = sides[side + SIDE_HIGHEST] as number;
    if (highest === 0 || ((end - (words[highest + END] as number)) | 0) >= 0) {
      words[node + LOWER] = highest;
      words[node + HIGHER] = 0;
      if (highest === 0) sides[side + SIDE_LOWEST] = node;
      else words[highest + HIGHER] = node;
      sides[side + SIDE_HIGHEST] = node;
    } else {
      this.#linkBelow(sides, side, node, end);
    }
    return true;
  }

  /** Drops all that `ack` covers. Returns the oldest row that ends exactly there, as Wireshark does, or −1. */
  acknowledge(sides: Int32Array, side: number, ack: number): number {
    const words = this.#words;
    let match = -1;
    let dropped = 0;
    let node = sides[side + SIDE_LOWEST] as number;
    while (node !== 0) {
      const distance = (ack - (words[node + END] as number)) | 0;
      if (distance < 0) break;
      const row = words[node + ROW] as number;
      if (distance === 0 && (match === -1 || row < match)) match = row;
      const higher = words[node + HIGHER] as number;
      words[node + HIGHER] = this.#free;
      this.#free = node;
      if (node === this.#found) this.#found = 0;
      dropped++;
      node = higher;
    }
    if (dropped === 0) return match;
    sides[side + SIDE_MSS_AND_UNACKED] = (sides[side + SIDE_MSS_AND_UNACKED] as number) - (dropped << 16);
    sides[side + SIDE_LOWEST] = node;
    if (node === 0) sides[side + SIDE_HIGHEST] = 0;
    else words[node + LOWER] = 0;
    return match;
  }

  /** Oldest row in the list whose segment holds `seq`, or −1. */
  firstSending(side: RecordView, seq: number): number {
    const words = this.#words;
    const before = this.#lastUpTo(side.words, side.base, seq);
    let first = -1;
    for (
      let node = before === 0 ? side.get(SIDE_LOWEST) : (words[before + HIGHER] as number);
      node !== 0;
      node = words[node + HIGHER] as number
    ) {
      const into = (seq - (words[node + SEQ] as number)) | 0;
      const left = ((words[node + END] as number) - seq) | 0;
      if (into >= 0 && left > 0) {
        const row = words[node + ROW] as number;
        if (first === -1 || row < first) first = row;
      } else if (into < 0 && (first !== -1 || left > this.#longest)) {
        break;
      }
    }
    return first;
  }

  clear(side: RecordView): void {
    const words = this.#words;
    for (let node = side.get(SIDE_LOWEST); node !== 0; ) {
      const higher = words[node + HIGHER] as number;
      words[node + HIGHER] = this.#free;
      this.#free = node;
      if (node === this.#found) this.#found = 0;
      node = higher;
    }
    side.set(SIDE_LOWEST, 0);
    side.set(SIDE_HIGHEST, 0);
  }

  /** A connection's sides have changed places, and their lists with them: where the one found last begins is not known. */
  sidesSwapped(): void {
    this.#found = 0;
  }

  /** Not at the high end. */
  #linkBelow(sides: Int32Array, side: number, node: number, end: number): void {
    const words = this.#words;
    const lowest = sides[side + SIDE_LOWEST] as number;
    const lower = this.#lastUpTo(sides, side, end);
    const higher = lower === 0 ? lowest : (words[lower + HIGHER] as number);
    words[node + LOWER] = lower;
    words[node + HIGHER] = higher;
    words[higher + LOWER] = node;
    if (lower === 0) sides[side + SIDE_LOWEST] = node;
    else words[lower + HIGHER] = node;
  }

  /**
   * The highest in a list of those that end at `end` or before, 0 where there is none. What is sent again belongs to the low
   * end or, one after the other, to where the one before it did; what was captured twice belongs to the high end. It is
   * sought from all three at once.
   */
  #lastUpTo(sides: Int32Array, side: number, end: number): number {
    const words = this.#words;
    let high = sides[side + SIDE_HIGHEST] as number;
    if (high === 0 || endsUpTo(words, high, end)) return high;
    let low = sides[side + SIDE_LOWEST] as number;
    if (!endsUpTo(words, low, end)) return 0;
    let near = this.#foundSide === side && this.#foundSides === sides ? this.#found : 0;
    const step = near !== 0 && endsUpTo(words, near, end) ? HIGHER : LOWER;
    for (;;) {
      const higher = words[low + HIGHER] as number;
      if (!endsUpTo(words, higher, end)) return this.#keep(sides, side, low);
      low = higher;
      high = words[high + LOWER] as number;
      if (endsUpTo(words, high, end)) return this.#keep(sides, side, high);
      if (near === 0) continue;
      const next = words[near + step] as number;
      if (step === LOWER && endsUpTo(words, next, end)) return this.#keep(sides, side, next);
      if (step === HIGHER && !endsUpTo(words, next, end)) return this.#keep(sides, side, near);
      near = next;
    }
  }

  #keep(sides: Int32Array, side: number, node: number): number {
    this.#found = node;
    this.#foundSides = sides;
    this.#foundSide = side;
    return node;
  }

  #newNode(): number {
    const node = this.#free;
    if (node !== 0) {
      this.#free = this.#words[node + HIGHER] as number;
      return node;
    }
    const fresh = this.#used;
    this.#used += NODE_WORDS;
    if (this.#used > this.#words.length) {
      const larger = newWords(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    return fresh;
  }
}
