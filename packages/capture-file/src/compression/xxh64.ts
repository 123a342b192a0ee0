const P1 = 0x9e3779b185ebca87n;
const P2 = 0xc2b2ae3d27d4eb4fn;
const P3 = 0x165667b19e3779f9n;
const P4 = 0x85ebca77c2b2ae63n;
const P5 = 0x27d4eb2f165667c5n;

const P1_LOW = 0x85ebca87 | 0;
const P1_HIGH = 0x9e3779b1 | 0;
const P2_LOW = 0x27d4eb4f | 0;
const P2_HIGH = 0xc2b2ae3d | 0;

const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);
const rotate = (value: bigint, bits: bigint): bigint => u64((value << bits) | (value >> (64n - bits)));
const round = (lane: bigint, value: bigint): bigint => u64(rotate(u64(lane + value * P2), 31n) * P1);

/**
 * XXH64 with seed 0 (the xxHash specification, version 0.1.1), over bytes that come in pieces. The lanes that all bytes
 * go through are kept in halves of 32 bits, since big integers are fifty times slower; the end is done in those.
 */
export class Xxh64 {
  /** Low and high half of each lane in turn. */
  readonly #lanes = new Int32Array(8);
  readonly #rest = new Uint8Array(32);
  #restLength = 0;
  #length = 0;

  constructor() {
    for (const [lane, value] of [P1 + P2, P2, 0n, -P1].entries()) {
      this.#lanes[2 * lane] = Number(BigInt.asIntN(32, value));
      this.#lanes[2 * lane + 1] = Number(BigInt.asIntN(32, value >> 32n));
    }
  }

  update(bytes: Uint8Array): void {
    this.#length += bytes.length;
    let at = 0;
    if (this.#restLength > 0) {
      at = Math.min(32 - this.#restLength, bytes.length);
      this.#rest.set(bytes.subarray(0, at), this.#restLength);
      this.#restLength += at;
      if (this.#restLength < 32) return;
      stripe(this.#lanes, this.#rest, 0);
      this.#restLength = 0;
    }
    for (; at + 32 <= bytes.length; at += 32) stripe(this.#lanes, bytes, at);
    this.#rest.set(bytes.subarray(at));
    this.#restLength = bytes.length - at;
  }

  digest(): bigint {
    let hash = u64((this.#length >= 32 ? this.#converged() : P5) + BigInt(this.#length));
    const view = new DataView(this.#rest.buffer);
    let at = 0;
    for (; at + 8 <= this.#restLength; at += 8) {
      hash = u64(rotate(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * P1 + P4);
    }
    if (at + 4 <= this.#restLength) {
      hash = u64(rotate(hash ^ u64(BigInt(view.getUint32(at, true)) * P1), 23n) * P2 + P3);
      at += 4;
    }
    for (; at < this.#restLength; at++) hash = u64(rotate(hash ^ u64(BigInt(view.getUint8(at)) * P5), 11n) * P1);
    hash = u64((hash ^ (hash >> 33n)) * P2);
    hash = u64((hash ^ (hash >> 29n)) * P3);
    return hash ^ (hash >> 32n);
  }

  #converged(): bigint {
    const lanes = new BigUint64Array(4);
    for (let lane = 0; lane < 4; lane++) {
      const low = BigInt.asUintN(32, BigInt(this.#lanes[2 * lane] as number));
      lanes[lane] = (BigInt.asUintN(32, BigInt(this.#lanes[2 * lane + 1] as number)) << 32n) | low;
    }
    const [a = 0n, b = 0n, c = 0n, d = 0n] = lanes;
    let hash = u64(rotate(a, 1n) + rotate(b, 7n) + rotate(c, 12n) + rotate(d, 18n));
    for (const lane of lanes) hash = u64((hash ^ round(0n, lane)) * P1 + P4);
    return hash;
  }
}

export function xxh64(bytes: Uint8Array): bigint {
  const hash = new Xxh64();
  hash.update(bytes);
  return hash.digest();
}

/** Each lane takes eight of the 32 bytes: lane = rotate(lane + bytes × P2, 31) × P1. */
function stripe(lanes: Int32Array, bytes: Uint8Array, at: number): void {
  for (let lane = 0; lane < 8; lane += 2) {
    const x = word(bytes, at + 4 * lane);
    const productLow = Math.imul(x, P2_LOW);
    const productHigh =
      (highProduct(x, P2_LOW) + Math.imul(x, P2_HIGH) + Math.imul(word(bytes, at + 4 * lane + 4), P2_LOW)) | 0;
    const low = ((lanes[lane] as number) + productLow) | 0;
    const carry = low >>> 0 < productLow >>> 0 ? 1 : 0;
    const high = ((lanes[lane + 1] as number) + productHigh + carry) | 0;
    const turnedLow = (low << 31) | (high >>> 1);
    const turnedHigh = (high << 31) | (low >>> 1);
    lanes[lane] = Math.imul(turnedLow, P1_LOW);
    lanes[lane + 1] =
      (highProduct(turnedLow, P1_LOW) + Math.imul(turnedLow, P1_HIGH) + Math.imul(turnedHigh, P1_LOW)) | 0;
  }
}

/** Upper 32 bits of the product of two unsigned numbers of 32 bits, by halves. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = (Math.imul(aHigh, bLow) >>> 0) + (Math.imul(aLow, bLow) >>> 16);
  const other = (Math.imul(aLow, bHigh) >>> 0) + (middle & 0xffff);
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (other >>> 16)) | 0;
}

function word(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}
