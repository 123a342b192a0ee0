import type { DecodedFrame } from "@tcp-ladder/wire";
import { RecordPool } from "../table/records.ts";
import { type PairKeys, V4_KEY_WORDS, V6_KEY_WORDS } from "./pair-keys.ts";
import { PairSlots } from "./slots.ts";

/** Words of a pair's record: its newest connection, both ports, then the addresses (2 words for IPv4, 8 for IPv6). */
const CURRENT = 0;
const PORTS = 1;
const ADDRESSES = 2;
const V4_WORDS = ADDRESSES + 2;
const V6_WORDS = ADDRESSES + 8;

/**
 * Pairs of endpoints, whichever way a segment goes: a hash over address bytes and ports. The lower endpoint (by
 * address, then by port) comes first. A pair's number says its family in the lowest bit (1: IPv6).
 */
export class PairTable {
  /** Whether the segment looked up last was sent by the higher endpoint. */
  fromHigher = false;
  readonly #v4 = new RecordPool(V4_WORDS);
  readonly #v6 = new RecordPool(V6_WORDS);
  readonly #slots = new PairSlots();
  readonly #key = new Int32Array(V6_WORDS);

  /** The pair of a decoded frame. A new one is made where `makes`, without a connection (−1); else there is none (−1). */
  find(frame: DecodedFrame, makes: boolean): number {
    return frame.ipVersion === 6 ? this.#findV6(frame, makes) : this.#findV4(frame, makes);
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

  /** A 32-bit word of an address, unsigned: one of them for IPv4, four for IPv6. */
  addressWord(pair: number, higher: boolean, at: number): number {
    const count = (pair & 1) === 0 ? 1 : 4;
    return this.#pool(pair).get(pair >>> 1, ADDRESSES + (higher ? count : 0) + at) >>> 0;
  }

  /** The address in 4 or 16 bytes. */
  address(pair: number, higher: boolean): Uint8Array {
    const pool = this.#pool(pair);
    const count = (pair & 1) === 0 ? 1 : 4;
    const bytes = new Uint8Array(count * 4);
    for (let i = 0; i < count; i++) {
      const value = pool.get(pair >>> 1, ADDRESSES + (higher ? count : 0) + i);
      for (let j = 0; j < 4; j++) bytes[i * 4 + j] = value >>> (24 - j * 8);
    }
    return bytes;
  }

  #findV4(
    { bytes, sourceOffset, destinationOffset, sourcePort, destinationPort }: DecodedFrame,
    makes: boolean,
  ): number {
    const source = word(bytes, sourceOffset);
    const destination = word(bytes, destinationOffset);
    const higher = source === destination ? sourcePort > destinationPort : source >>> 0 > destination >>> 0;
    this.fromHigher = higher;
    const low = higher ? destination : source;
    const high = higher ? source : destination;
    const ports = higher ? (destinationPort << 16) | sourcePort : (sourcePort << 16) | destinationPort;
    const found = this.#seekV4(ports, low, high);
    if (found !== -1 || !makes) return found;
    const pool = this.#v4;
    const id = pool.add();
    const words = pool.words(id);
    const base = pool.base(id);
    words[base + CURRENT] = -1;
    words[base + PORTS] = ports;
    words[base + ADDRESSES] = low;
    words[base + ADDRESSES + 1] = high;
    this.#slots.insert(id << 1);
    return id << 1;
  }

  #findV6(
    { bytes, sourceOffset, destinationOffset, sourcePort, destinationPort }: DecodedFrame,
    makes: boolean,
  ): number {
    let order = 0;
    for (let i = 0; i < 16 && order === 0; i += 4) {
      order = (word(bytes, sourceOffset + i) >>> 0) - (word(bytes, destinationOffset + i) >>> 0);
    }
    const higher = order === 0 ? sourcePort > destinationPort : order > 0;
    this.fromHigher = higher;
    const key = this.#key;
    key[CURRENT] = -1;
    key[PORTS] = higher ? (destinationPort << 16) | sourcePort : (sourcePort << 16) | destinationPort;
    for (let i = 0; i < 4; i++) {
      key[ADDRESSES + i] = word(bytes, (higher ? destinationOffset : sourceOffset) + i * 4);
      key[ADDRESSES + 4 + i] = word(bytes, (higher ? sourceOffset : destinationOffset) + i * 4);
    }
    const found = this.#seekV6();
    if (found !== -1 || !makes) return found;
    const pool = this.#v6;
    const id = pool.add();
    pool.words(id).set(key, pool.base(id));
    const pair = (id << 1) | 1;
    this.#slots.insert(pair);
    return pair;
  }

  /** All pairs, so that another table can be asked for them. */
  keys(): PairKeys {
    const all = this.#slots.inOrder();
    const v6Count = this.#v6.length;
    const v4Count = all.length - v6Count;
    const numbers = new Int32Array(all.length);
    const v4 = new Int32Array(v4Count * V4_KEY_WORDS);
    const v6 = new Int32Array(v6Count * V6_KEY_WORDS);
    let [atV4, atV6] = [0, 0];
    for (const pair of all) {
      const words = this.#pool(pair).words(pair >>> 1);
      const from = this.#pool(pair).base(pair >>> 1) + PORTS;
      if ((pair & 1) === 0) {
        v4[atV4 * V4_KEY_WORDS] = words[from] as number;
        v4[atV4 * V4_KEY_WORDS + 1] = words[from + 1] as number;
        v4[atV4 * V4_KEY_WORDS + 2] = words[from + 2] as number;
        numbers[atV4++] = pair;
      } else {
        for (let i = 0; i < V6_KEY_WORDS; i++) v6[atV6 * V6_KEY_WORDS + i] = words[from + i] as number;
        numbers[v4Count + atV6++] = pair;
      }
    }
    return { numbers, v4, v6 };
  }

  /** Which of another table's pairs are here too: 1 for each that is, in the order of its `numbers`. */
  known({ v4, v6, numbers }: PairKeys): Uint8Array {
    const known = new Uint8Array(numbers.length);
    let at = 0;
    for (let i = 0; i < v4.length; i += V4_KEY_WORDS) {
      if (this.#seekV4(v4[i] as number, v4[i + 1] as number, v4[i + 2] as number) !== -1) known[at] = 1;
      at++;
    }
    for (let i = 0; i < v6.length; i += V6_KEY_WORDS) {
      this.#key.set(v6.subarray(i, i + V6_KEY_WORDS), PORTS);
      if (this.#seekV6() !== -1) known[at] = 1;
      at++;
    }
    return known;
  }

  /** The pair, or −1; then the slot that it would have is at hand. */
  #seekV4(ports: number, low: number, high: number): number {
    const pool = this.#v4;
    const slots = this.#slots;
    for (let entry = slots.first(hashV4(ports, low, high)); entry !== 0; entry = slots.following()) {
      const id = (entry - 1) >>> 1;
      const words = pool.words(id);
      const base = pool.base(id);
      if (words[base + ADDRESSES] !== low || words[base + ADDRESSES + 1] !== high) continue;
      if (words[base + PORTS] === ports && ((entry - 1) & 1) === 0) return entry - 1;
    }
    return -1;
  }

  /** The same of the key at hand. */
  #seekV6(): number {
    const key = this.#key;
    const pool = this.#v6;
    const slots = this.#slots;
    for (let entry = slots.first(hashV6(key)); entry !== 0; entry = slots.following()) {
      const id = (entry - 1) >>> 1;
      if (((entry - 1) & 1) === 1 && sameV6(pool.words(id), pool.base(id), key)) return entry - 1;
    }
    return -1;
  }

  #pool(pair: number): RecordPool {
    return (pair & 1) === 0 ? this.#v4 : this.#v6;
  }
}

function sameV6(words: Int32Array, base: number, key: Int32Array): boolean {
  for (let i = PORTS; i < V6_WORDS; i++) if (words[base + i] !== key[i]) return false;
  return true;
}

function hashV4(ports: number, low: number, high: number): number {
  return finish((Math.imul(ports, 0xcc9e2d51) + Math.imul(low, 0x1b873593) + Math.imul(high, 0x2545f491)) | 0);
}

function hashV6(key: Int32Array): number {
  let hash = 0x2545f491;
  for (let i = PORTS; i < V6_WORDS; i++) hash = mix(hash, key[i] as number);
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

function word(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)
  );
}
