import { RECORD_MASK, RecordPool } from "../table/records.ts";

/** Words of a pair's record: its newest connection, both ports, then the addresses (2 words for IPv4, 8 for IPv6). */
export const PAIR_CURRENT = 0;
export const PAIR_PORTS = 1;
export const PAIR_ADDRESSES = 2;
export const V4_PAIR_WORDS = PAIR_ADDRESSES + 2;
export const V6_PAIR_WORDS = PAIR_ADDRESSES + 8;

/**
 * Who pairs of endpoints are, and their newest connections. The lower endpoint (by address, then by port) comes first. A
 * pair's number says its family in the lowest bit (1: IPv6).
 */
export class PairRecords {
  readonly v4 = new RecordPool(V4_PAIR_WORDS);
  readonly v6 = new RecordPool(V6_PAIR_WORDS);

  /** A new pair without a connection (−1). Returns its number. `ports`: the lower endpoint's in the high 16. */
  addV4(ports: number, low: number, high: number): number {
    const pool = this.v4;
    const id = pool.add();
    const words = pool.words(id);
    const base = pool.base(id);
    words[base + PAIR_CURRENT] = -1;
    words[base + PAIR_PORTS] = ports;
    words[base + PAIR_ADDRESSES] = low;
    words[base + PAIR_ADDRESSES + 1] = high;
    return id << 1;
  }

  /** The same of V6_PAIR_WORDS − 1 words from `from` on: the ports, then both addresses. */
  addV6(key: Int32Array, from: number): number {
    const pool = this.v6;
    const id = pool.add();
    const words = pool.words(id);
    const base = pool.base(id);
    words[base + PAIR_CURRENT] = -1;
    for (let i = 0; i < V6_PAIR_WORDS - PAIR_PORTS; i++) words[base + PAIR_PORTS + i] = key[from + i] as number;
    return (id << 1) | 1;
  }

  current(pair: number): number {
    const id = pair >>> 1;
    if ((pair & 1) === 0) return this.v4.words(id)[(id & RECORD_MASK) * V4_PAIR_WORDS + PAIR_CURRENT] as number;
    return this.v6.get(id, PAIR_CURRENT);
  }

  setCurrent(pair: number, connection: number): void {
    this.#pool(pair).set(pair >>> 1, PAIR_CURRENT, connection);
  }

  port(pair: number, higher: boolean): number {
    const ports = this.#pool(pair).get(pair >>> 1, PAIR_PORTS);
    return higher ? ports & 0xffff : ports >>> 16;
  }

  /** A 32-bit word of an address, unsigned: one of them for IPv4, four for IPv6. */
  addressWord(pair: number, higher: boolean, at: number): number {
    const count = (pair & 1) === 0 ? 1 : 4;
    return this.#pool(pair).get(pair >>> 1, PAIR_ADDRESSES + (higher ? count : 0) + at) >>> 0;
  }

  /** The address in 4 or 16 bytes. */
  address(pair: number, higher: boolean): Uint8Array {
    const pool = this.#pool(pair);
    const count = (pair & 1) === 0 ? 1 : 4;
    const bytes = new Uint8Array(count * 4);
    for (let i = 0; i < count; i++) {
      const value = pool.get(pair >>> 1, PAIR_ADDRESSES + (higher ? count : 0) + i);
      for (let j = 0; j < 4; j++) bytes[i * 4 + j] = value >>> (24 - j * 8);
    }
    return bytes;
  }

  #pool(pair: number): RecordPool {
    return (pair & 1) === 0 ? this.v4 : this.v6;
  }
}
