import type { DecodedFrame } from "@tcp-ladder/wire";
import { RecordPool } from "../table/records.ts";

/** Words of a pair's record: its newest connection, both ports, then the addresses (2 words for IPv4, 8 for IPv6). */
const CURRENT = 0;
const PORTS = 1;
const ADDRESSES = 2;

const FIRST_SLOTS = 1 << 8;

/**
 * Pairs of endpoints, whichever way a segment goes: an open-addressing hash over address bytes and ports. The lower
 * endpoint (by address, then by port) comes first. A pair's number says its family in the lowest bit (1: IPv6).
 */
export class PairTable {
  /** Whether the segment looked up last was sent by the higher endpoint. */
  fromHigher = false;
  readonly #v4 = new RecordPool(ADDRESSES + 2);
  readonly #v6 = new RecordPool(ADDRESSES + 8);
  /** Pair's number + 1, 0 where free. */
  #slots = new Int32Array(FIRST_SLOTS);
  #used = 0;
  #last = -1;
  readonly #key = new Int32Array(8);
  #keyWords = 2;
  #keyPorts = 0;

  /** The pair of a decoded frame; made where it is new, and then without a connection (−1). */
  find(frame: DecodedFrame): number {
    this.#readKey(frame);
    const family = this.#keyWords === 2 ? 0 : 1;
    if (this.#last >= 0 && (this.#last & 1) === family && this.#matches(this.#last)) return this.#last;
    const mask = this.#slots.length - 1;
    let slot = this.#hashKey() & mask;
    for (;;) {
      const entry = this.#slots[slot] as number;
      if (entry === 0) break;
      const pair = entry - 1;
      if ((pair & 1) === family && this.#matches(pair)) {
        this.#last = pair;
        return pair;
      }
      slot = (slot + 1) & mask;
    }
    return this.#insert(slot, family);
  }

  current(pair: number): number {
    return this.#pool(pair).get(pair >>> 1, CURRENT);
  }

  setCurrent(pair: number, connection: number): void {
    this.#pool(pair).set(pair >>> 1, CURRENT, connection);
  }

  port(pair: number, higher: boolean): number {
    const ports = this.#pool(pair).get(pair >>> 1, PORTS);
    return higher ? ports & 0xffff : ports >>> 16;
  }

  /** The address in 4 or 16 bytes. */
  address(pair: number, higher: boolean): Uint8Array {
    const pool = this.#pool(pair);
    const count = (pair & 1) === 0 ? 1 : 4;
    const bytes = new Uint8Array(count * 4);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < count; i++) {
      view.setInt32(i * 4, pool.get(pair >>> 1, ADDRESSES + (higher ? count : 0) + i));
    }
    return bytes;
  }

  #pool(pair: number): RecordPool {
    return (pair & 1) === 0 ? this.#v4 : this.#v6;
  }

  #readKey({ bytes, ipVersion, sourceOffset, destinationOffset, sourcePort, destinationPort }: DecodedFrame): void {
    const count = ipVersion === 6 ? 4 : 1;
    let order = 0;
    for (let i = 0; i < count && order === 0; i++) {
      order = (word(bytes, sourceOffset + i * 4) >>> 0) - (word(bytes, destinationOffset + i * 4) >>> 0);
    }
    if (order === 0) order = sourcePort - destinationPort;
    this.fromHigher = order > 0;
    const low = order > 0 ? destinationOffset : sourceOffset;
    const high = order > 0 ? sourceOffset : destinationOffset;
    for (let i = 0; i < count; i++) {
      this.#key[i] = word(bytes, low + i * 4);
      this.#key[count + i] = word(bytes, high + i * 4);
    }
    this.#keyWords = count * 2;
    this.#keyPorts = order > 0 ? (destinationPort << 16) | sourcePort : (sourcePort << 16) | destinationPort;
  }

  #matches(pair: number): boolean {
    const pool = this.#pool(pair);
    const words = pool.words(pair >>> 1);
    const base = pool.base(pair >>> 1);
    if (words[base + PORTS] !== this.#keyPorts) return false;
    for (let i = 0; i < this.#keyWords; i++) if (words[base + ADDRESSES + i] !== this.#key[i]) return false;
    return true;
  }

  #insert(slot: number, family: number): number {
    const pool = family === 0 ? this.#v4 : this.#v6;
    const id = pool.add();
    const words = pool.words(id);
    const base = pool.base(id);
    words[base + CURRENT] = -1;
    words[base + PORTS] = this.#keyPorts;
    for (let i = 0; i < this.#keyWords; i++) words[base + ADDRESSES + i] = this.#key[i] as number;
    const pair = (id << 1) | family;
    this.#slots[slot] = pair + 1;
    this.#last = pair;
    if (++this.#used * 3 > this.#slots.length * 2) this.#rehash();
    return pair;
  }

  #rehash(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    const mask = this.#slots.length - 1;
    for (const entry of old) {
      if (entry === 0) continue;
      this.#loadKey(entry - 1);
      let slot = this.#hashKey() & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = entry;
    }
  }

  #loadKey(pair: number): void {
    const pool = this.#pool(pair);
    this.#keyWords = (pair & 1) === 0 ? 2 : 8;
    this.#keyPorts = pool.get(pair >>> 1, PORTS);
    for (let i = 0; i < this.#keyWords; i++) this.#key[i] = pool.get(pair >>> 1, ADDRESSES + i);
  }

  #hashKey(): number {
    let hash = mix(0x2545f491, this.#keyPorts);
    for (let i = 0; i < this.#keyWords; i++) hash = mix(hash, this.#key[i] as number);
    return hash ^ (hash >>> 16);
  }
}

/** One round of Murmur3's kind: multiply, rotate, multiply; every input bit reaches the low bits in the end. */
function mix(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const h = hash ^ Math.imul(k, 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function word(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)
  );
}
