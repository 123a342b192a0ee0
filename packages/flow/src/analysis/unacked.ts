import { SideField } from "../connection/layout.ts";
import { RecordPool, type RecordView } from "../table/records.ts";

const SEQ = 0;
const END = 1;
const ROW = 2;
const HIGHER = 3;
const LOWER = 4;

/** Wireshark keeps no more than this many a side, so that a capture of one direction does not grow without bound. */
export const MOST_UNACKED = 10_000;

/**
 * What each side has sent and not seen acknowledged: lists ordered by the sequence number after the segment, in one
 * pool. Ordered, so that an ACK takes from the low end and need not look at the rest, however long the list is.
 */
export class UnackedSegments {
  readonly #pool = new RecordPool(5);
  #free = 0;

  constructor() {
    this.#pool.add(); // 0 stands for none
  }

  count(side: RecordView): number {
    return side.get(SideField.MSS_AND_UNACKED) >>> 16;
  }

  /** False where the list is full. */
  add(side: RecordView, seq: number, end: number, row: number): boolean {
    if (this.count(side) >= MOST_UNACKED) return false;
    const node = this.#newNode();
    this.#pool.set(node, SEQ, seq);
    this.#pool.set(node, END, end);
    this.#pool.set(node, ROW, row);
    this.#link(side, node, end);
    side.set(SideField.MSS_AND_UNACKED, side.get(SideField.MSS_AND_UNACKED) + 0x10000);
    return true;
  }

  /** Drops all that `ack` covers. Returns the newest row that ends exactly there, or −1. */
  acknowledge(side: RecordView, ack: number): number {
    let match = -1;
    let node = side.get(SideField.LOWEST);
    while (node !== 0) {
      const distance = (ack - this.#pool.get(node, END)) | 0;
      if (distance < 0) break;
      if (distance === 0) match = Math.max(match, this.#pool.get(node, ROW));
      const higher = this.#pool.get(node, HIGHER);
      this.#release(node);
      side.set(SideField.MSS_AND_UNACKED, side.get(SideField.MSS_AND_UNACKED) - 0x10000);
      node = higher;
    }
    side.set(SideField.LOWEST, node);
    if (node === 0) side.set(SideField.HIGHEST, 0);
    else this.#pool.set(node, LOWER, 0);
    return match;
  }

  /** Oldest row in the list whose segment holds `seq`, or −1. */
  firstSending(side: RecordView, seq: number): number {
    let first = -1;
    for (let node = side.get(SideField.LOWEST); node !== 0; node = this.#pool.get(node, HIGHER)) {
      const from = this.#pool.get(node, SEQ);
      if (((seq - from) | 0) >= 0 && ((seq - this.#pool.get(node, END)) | 0) < 0) {
        const row = this.#pool.get(node, ROW);
        if (first === -1 || row < first) first = row;
      } else if (first !== -1) {
        break;
      }
    }
    return first;
  }

  clear(side: RecordView): void {
    for (let node = side.get(SideField.LOWEST); node !== 0; ) {
      const higher = this.#pool.get(node, HIGHER);
      this.#release(node);
      node = higher;
    }
    side.set(SideField.LOWEST, 0);
    side.set(SideField.HIGHEST, 0);
  }

  /** From the high end, where new data belongs; what is sent again mostly belongs to the low one. */
  #link(side: RecordView, node: number, end: number): void {
    const pool = this.#pool;
    const lowest = side.get(SideField.LOWEST);
    let lower = side.get(SideField.HIGHEST);
    if (lowest !== 0 && ((end - pool.get(lowest, END)) | 0) < 0) lower = 0;
    while (lower !== 0 && ((end - pool.get(lower, END)) | 0) < 0) lower = pool.get(lower, LOWER);
    const higher = lower === 0 ? lowest : pool.get(lower, HIGHER);
    pool.set(node, LOWER, lower);
    pool.set(node, HIGHER, higher);
    if (lower === 0) side.set(SideField.LOWEST, node);
    else pool.set(lower, HIGHER, node);
    if (higher === 0) side.set(SideField.HIGHEST, node);
    else pool.set(higher, LOWER, node);
  }

  #newNode(): number {
    const node = this.#free;
    if (node === 0) return this.#pool.add();
    this.#free = this.#pool.get(node, HIGHER);
    return node;
  }

  #release(node: number): void {
    this.#pool.set(node, HIGHER, this.#free);
    this.#free = node;
  }
}
