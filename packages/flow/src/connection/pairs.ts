import type { DecodedFrame } from "@tcp-ladder/wire";
import { RECORD_MASK } from "../table/records.ts";
import { hashV4, hashV6 } from "./pair-hash.ts";
import { PAIR_ADDRESSES, PAIR_PORTS, type PairRecords, V4_PAIR_WORDS } from "./pair-records.ts";
import { firstSlot, nextSlot, PairSlots, SLOT_ENTRY, SLOT_HASH } from "./slots.ts";

/** Words of a key: ports, both addresses, and one for the table's own use. */
export const V4_KEY_WORDS = 4;
export const V6_KEY_WORDS = 10;
const V4_HASH = V4_KEY_WORDS - 1;
const V6_HASH = V6_KEY_WORDS - 1;
/** In the place of a pair's number: it is to be found by a key of this family. */
export const V4_KEY = 0;
export const V6_KEY = 1;

/** Finds the pair of endpoints of a frame, whichever way it goes: a hash over address bytes and ports. */
export class PairTable {
  /** −1 (all bits set) where the frame looked up last was sent by the higher endpoint, else 0. */
  fromHigher = 0;
  /** Whether its pair is new. */
  isNew = false;
  /** Of no meaning; without, what only touches memory would be left out. */
  touched = 0;
  readonly #records: PairRecords;
  readonly #slots = new PairSlots();
  readonly #key = new Int32Array(V6_KEY_WORDS);
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);

  /** @param records receives the pairs that are found first here */
  constructor(records: PairRecords) {
    this.#records = records;
  }

  /** Takes up the pairs that are in the records already. */
  index(): void {
    const { v4, v6 } = this.#records;
    for (let id = 0; id < v4.length; id++) this.#take(hashV4(v4.words(id), v4.base(id) + PAIR_PORTS), id << 1);
    for (let id = 0; id < v6.length; id++) this.#take(hashV6(v6.words(id), v6.base(id) + PAIR_PORTS), (id << 1) | 1);
  }

  #take(hash: number, pair: number): void {
    const slots = this.#slots.words;
    let slot = firstSlot(slots, hash);
    while (slots[slot + SLOT_ENTRY] !== 0) slot = nextSlot(slots, slot);
    this.#slots.insert(slot, hash, pair);
  }

  /** No frame will come any more: gives back what pairs are found by. */
  close(): void {
    this.#slots.clear();
  }

  /** The pair of a decoded frame. */
  find(frame: DecodedFrame): number {
    const key = this.#key;
    const { sourceOffset, destinationOffset } = frame;
    const view = this.#viewOf(frame.bytes);
    const ports = (frame.sourcePort << 16) | frame.destinationPort;
    if (frame.ipVersion === 6) {
      this.fromHigher = writeV6Key(view, sourceOffset, destinationOffset, ports, key, 0);
      return this.#seekV6(key, 0, hashV6(key, 0));
    }
    this.fromHigher = writeV4Key(view, sourceOffset, destinationOffset, ports, key, 0);
    return this.#seekV4(key, 0, hashV4(key, 0));
  }

  /**
   * Finds many pairs by their keys. The places in memory where they may stand are all touched first: the processor need not
   * wait for one before it asks for the next.
   *
   * @param keys one behind the other, as `writeV4Key` and `writeV6Key` leave them
   * @param found of which family each key is; receives the pairs, `~pair` of those that are new
   */
  findAll(keys: Int32Array, found: Int32Array, count: number): void {
    const slots = this.#slots.words;
    let touched = 0;
    for (let i = 0, at = 0; i < count; i++) {
      let hash = 0;
      if (found[i] === V4_KEY) {
        hash = hashV4(keys, at);
        keys[at + V4_HASH] = hash;
        at += V4_KEY_WORDS;
      } else {
        hash = hashV6(keys, at);
        keys[at + V6_HASH] = hash;
        at += V6_KEY_WORDS;
      }
      touched ^= slots[firstSlot(slots, hash)] as number;
    }
    this.touched = touched;
    for (let i = 0, at = 0; i < count; i++) {
      let pair = 0;
      if (found[i] === V4_KEY) {
        pair = this.#seekV4(keys, at, keys[at + V4_HASH] as number);
        at += V4_KEY_WORDS;
      } else {
        pair = this.#seekV6(keys, at, keys[at + V6_HASH] as number);
        at += V6_KEY_WORDS;
      }
      found[i] = this.isNew ? ~pair : pair;
    }
  }

  #viewOf(bytes: Uint8Array): DataView {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }

  #seekV4(keys: Int32Array, at: number, hash: number): number {
    const ports = keys[at] as number;
    const low = keys[at + 1] as number;
    const high = keys[at + 2] as number;
    const pool = this.#records.v4;
    const slots = this.#slots.words;
    let slot = firstSlot(slots, hash);
    for (;;) {
      const entry = slots[slot + SLOT_ENTRY] as number;
      if (entry === 0) break;
      // The lowest bit tells IPv6's from IPv4's.
      if (slots[slot + SLOT_HASH] === hash && (entry & 1) === 1) {
        const words = pool.words(entry >>> 1);
        const base = ((entry >>> 1) & RECORD_MASK) * V4_PAIR_WORDS;
        const isSame =
          words[base + PAIR_PORTS] === ports &&
          words[base + PAIR_ADDRESSES] === low &&
          words[base + PAIR_ADDRESSES + 1] === high;
        if (isSame) {
          this.isNew = false;
          return entry - 1;
        }
      }
      slot = nextSlot(slots, slot);
    }
    this.isNew = true;
    const pair = this.#records.addV4(ports, low, high);
    this.#slots.insert(slot, hash, pair);
    return pair;
  }

  #seekV6(keys: Int32Array, at: number, hash: number): number {
    const pool = this.#records.v6;
    const slots = this.#slots.words;
    let slot = firstSlot(slots, hash);
    for (;;) {
      const entry = slots[slot + SLOT_ENTRY] as number;
      if (entry === 0) break;
      const id = (entry - 1) >>> 1;
      if (slots[slot + SLOT_HASH] === hash && (entry & 1) === 0 && sameV6(pool.words(id), pool.base(id), keys, at)) {
        this.isNew = false;
        return entry - 1;
      }
      slot = nextSlot(slots, slot);
    }
    this.isNew = true;
    const pair = this.#records.addV6(keys, at);
    this.#slots.insert(slot, hash, pair);
    return pair;
  }
}

/**
 * Writes ports and addresses of IPv4, in order, the lower endpoint's first: V4_KEY_WORDS words at `to`, of which the last
 * stays free.
 *
 * @param source where the address stands
 * @param ports the source's in the high 16 bits
 * @returns all bits set where the higher endpoint sent it, else 0
 */
export function writeV4Key(
  view: DataView,
  source: number,
  destination: number,
  ports: number,
  keys: Int32Array,
  to: number,
): number {
  const from = view.getInt32(source);
  const other = view.getInt32(destination);
  const turn = from === other ? turnOfPorts(ports) : below(other, from);
  keys[to] = turned(ports, turn);
  keys[to + 1] = from ^ ((from ^ other) & turn);
  keys[to + 2] = other ^ ((from ^ other) & turn);
  return turn;
}

/** The same of IPv6: V6_KEY_WORDS words. */
export function writeV6Key(
  view: DataView,
  source: number,
  destination: number,
  ports: number,
  keys: Int32Array,
  to: number,
): number {
  const from0 = view.getInt32(source);
  const from1 = view.getInt32(source + 4);
  const from2 = view.getInt32(source + 8);
  const from3 = view.getInt32(source + 12);
  const other0 = view.getInt32(destination);
  const other1 = view.getInt32(destination + 4);
  const other2 = view.getInt32(destination + 8);
  const other3 = view.getInt32(destination + 12);
  let turn = 0;
  if (from0 !== other0) turn = below(other0, from0);
  else if (from1 !== other1) turn = below(other1, from1);
  else if (from2 !== other2) turn = below(other2, from2);
  else turn = from3 === other3 ? turnOfPorts(ports) : below(other3, from3);
  keys[to] = turned(ports, turn);
  keys[to + 1] = from0 ^ ((from0 ^ other0) & turn);
  keys[to + 2] = from1 ^ ((from1 ^ other1) & turn);
  keys[to + 3] = from2 ^ ((from2 ^ other2) & turn);
  keys[to + 4] = from3 ^ ((from3 ^ other3) & turn);
  keys[to + 5] = other0 ^ ((from0 ^ other0) & turn);
  keys[to + 6] = other1 ^ ((from1 ^ other1) & turn);
  keys[to + 7] = other2 ^ ((from2 ^ other2) & turn);
  keys[to + 8] = other3 ^ ((from3 ^ other3) & turn);
  return turn;
}

/** Whether the source's port is the higher one, as `below` says it. */
function turnOfPorts(ports: number): number {
  return below(ports & 0xffff, ports >>> 16);
}

/** Both ports, the other way round where `turn` is not 0. */
function turned(ports: number, turn: number): number {
  return ports ^ ((ports ^ ((ports << 16) | (ports >>> 16))) & turn);
}

/** All bits set where `a` is less than `b`, both without sign; else 0. Which way a segment goes no processor foresees: no branch. */
function below(a: number, b: number): number {
  return ((~a & b) | ((~a | b) & (a - b))) >> 31;
}

/** What most pairs of a network differ in is looked at first. Without a loop: that takes half the time. */
function sameV6(words: Int32Array, base: number, keys: Int32Array, at: number): boolean {
  return (
    words[base + PAIR_PORTS] === keys[at] &&
    words[base + PAIR_PORTS + 8] === keys[at + 8] &&
    words[base + PAIR_PORTS + 4] === keys[at + 4] &&
    words[base + PAIR_PORTS + 7] === keys[at + 7] &&
    words[base + PAIR_PORTS + 3] === keys[at + 3] &&
    words[base + PAIR_PORTS + 6] === keys[at + 6] &&
    words[base + PAIR_PORTS + 2] === keys[at + 2] &&
    words[base + PAIR_PORTS + 5] === keys[at + 5] &&
    words[base + PAIR_PORTS + 1] === keys[at + 1]
  );
}
