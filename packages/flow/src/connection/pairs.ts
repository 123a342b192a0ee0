import type { DecodedFrame } from "@tcp-ladder/wire";
import { RECORD_MASK } from "../table/records.ts";
import { PAIR_ADDRESSES, PAIR_PORTS, type PairRecords, V4_PAIR_WORDS, V6_PAIR_WORDS } from "./pair-records.ts";
import { firstSlot, nextSlot, PairSlots, SLOT_ENTRY, SLOT_HASH } from "./slots.ts";

/** Words of a key in `findAll`: ports, both addresses, and one for its own use. */
export const KEY_WORDS = 4;
/** In the place of a pair's number: it is to be found. */
export const UNSOUGHT = -0x8000_0000;

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
  /** Ports and addresses, as a record of IPv6 has them. */
  readonly #key = new Int32Array(V6_PAIR_WORDS - PAIR_PORTS);
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);

  /** @param records receives the pairs that are found first here */
  constructor(records: PairRecords) {
    this.#records = records;
  }

  /** No frame will come any more: gives back what pairs are found by. */
  close(): void {
    this.#slots.clear();
  }

  /** The pair of a decoded frame. */
  find(frame: DecodedFrame): number {
    if (frame.ipVersion === 6) return this.#findV6(frame);
    const key = this.#key;
    this.fromHigher = this.writeKey(frame, key, 0);
    const ports = key[0] as number;
    const low = key[1] as number;
    const high = key[2] as number;
    return this.#seekV4(ports, low, high, hashV4(ports, low, high));
  }

  /**
   * Ports and addresses of an IPv4 frame, as a pair has them: KEY_WORDS words at `to`, of which the last stays free.
   *
   * @returns all bits set where the higher endpoint sent it, else 0
   */
  writeKey(frame: DecodedFrame, keys: Int32Array, to: number): number {
    const view = this.#viewOf(frame.bytes);
    const ports = (frame.sourcePort << 16) | frame.destinationPort;
    return writeInOrder(view.getInt32(frame.sourceOffset), view.getInt32(frame.destinationOffset), ports, keys, to);
  }

  /**
   * Finds many pairs of IPv4 by their keys. The places in memory where they may stand are all touched first: the processor
   * need not wait for one before it asks for the next.
   *
   * @param keys KEY_WORDS words each, as `writeKey` leaves them
   * @param found receives the pairs, `~pair` of those that are new; only where it is UNSOUGHT
   */
  findAll(keys: Int32Array, count: number, found: Int32Array): void {
    const slots = this.#slots.words;
    let touched = 0;
    for (let i = 0, at = 0; i < count; i++, at += KEY_WORDS) {
      const hash = hashV4(keys[at] as number, keys[at + 1] as number, keys[at + 2] as number);
      keys[at + 3] = hash;
      touched ^= slots[firstSlot(slots, hash)] as number;
    }
    this.touched = touched;
    for (let i = 0, at = 0; i < count; i++, at += KEY_WORDS) {
      if (found[i] !== UNSOUGHT) continue;
      const hash = keys[at + 3] as number;
      const pair = this.#seekV4(keys[at] as number, keys[at + 1] as number, keys[at + 2] as number, hash);
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

  #seekV4(ports: number, low: number, high: number, hash: number): number {
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

  #findV6(frame: DecodedFrame): number {
    const { sourceOffset, destinationOffset, sourcePort, destinationPort } = frame;
    const view = this.#viewOf(frame.bytes);
    let order = 0;
    for (let i = 0; i < 16 && order === 0; i += 4) {
      order = view.getUint32(sourceOffset + i) - view.getUint32(destinationOffset + i);
    }
    const higher = order === 0 ? sourcePort > destinationPort : order > 0;
    this.fromHigher = higher ? -1 : 0;
    const key = this.#key;
    key[0] = higher ? (destinationPort << 16) | sourcePort : (sourcePort << 16) | destinationPort;
    for (let i = 0; i < 4; i++) {
      key[1 + i] = view.getInt32((higher ? destinationOffset : sourceOffset) + i * 4);
      key[5 + i] = view.getInt32((higher ? sourceOffset : destinationOffset) + i * 4);
    }
    const pool = this.#records.v6;
    const slots = this.#slots.words;
    const hash = hashV6(key);
    let slot = firstSlot(slots, hash);
    for (;;) {
      const entry = slots[slot + SLOT_ENTRY] as number;
      if (entry === 0) break;
      const id = (entry - 1) >>> 1;
      if (slots[slot + SLOT_HASH] === hash && (entry & 1) === 0 && sameV6(pool.words(id), pool.base(id), key)) {
        this.isNew = false;
        return entry - 1;
      }
      slot = nextSlot(slots, slot);
    }
    this.isNew = true;
    const pair = this.#records.addV6(key, 0);
    this.#slots.insert(slot, hash, pair);
    return pair;
  }
}

/**
 * Puts ports and addresses of IPv4 in order, the lower endpoint's first.
 *
 * @param ports the source's in the high 16 bits
 * @returns as {@link PairTable.writeKey}
 */
export function writeInOrder(source: number, destination: number, ports: number, keys: Int32Array, to: number): number {
  const turn = source === destination ? below(ports & 0xffff, ports >>> 16) : below(destination, source);
  keys[to] = ports ^ ((ports ^ ((ports << 16) | (ports >>> 16))) & turn);
  keys[to + 1] = source ^ ((source ^ destination) & turn);
  keys[to + 2] = destination ^ ((source ^ destination) & turn);
  return turn;
}

/** All bits set where `a` is less than `b`, both without sign; else 0. Which way a segment goes no processor foresees: no branch. */
function below(a: number, b: number): number {
  return ((~a & b) | ((~a | b) & (a - b))) >> 31;
}

function sameV6(words: Int32Array, base: number, key: Int32Array): boolean {
  for (let i = 0; i < key.length; i++) if (words[base + PAIR_PORTS + i] !== key[i]) return false;
  return true;
}

function hashV4(ports: number, low: number, high: number): number {
  return finish((Math.imul(ports, 0xcc9e2d51) + Math.imul(low, 0x1b873593) + Math.imul(high, 0x2545f491)) | 0);
}

function hashV6(key: Int32Array): number {
  let hash = 0x2545f491;
  for (let i = 0; i < key.length; i++) hash = mix(hash, key[i] as number);
  return finish(hash);
}

/** One round of Murmur3's kind: multiply, rotate, multiply. */
function mix(hash: number, value: number): number {
  const k = Math.imul(value, 0xcc9e2d51);
  const h = hash ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Every input bit reaches every output bit. */
function finish(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
