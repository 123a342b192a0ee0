import { Decompress } from "fzstd";
import type { ByteQueue, Decoder, Emit } from "./input.ts";
import { Xxh64 } from "./xxh64.ts";

/** zstd's own bound for a decoder that was told nothing else (ZSTD_WINDOWLOG_LIMIT_DEFAULT). */
const MAX_WINDOW = 2 ** 27;
const MAX_BLOCK = 128 * 1024;

/**
 * One zstd frame, from its magic on (RFC 8878, section 3.1.1). Blocks are given to the library one at a time, so that no
 * more than 128 KiB come out at once, and the window is known to be bounded before any memory is taken for it.
 */
export function* unzstdFrame(_input: ByteQueue, emit: Emit): Decoder {
  const cut = "it ends inside a zstd frame";
  const start = yield 5;
  if (start.length < 5) return cut;
  const descriptor = start[4] as number;
  const single = (descriptor & 0x20) !== 0;
  const sizeCode = descriptor >> 6;
  const dictionary = [0, 1, 2, 4][descriptor & 3] as number;
  if (dictionary > 0) return "it needs a zstd dictionary";
  const windowBytes = single ? 0 : 1;
  const sizeBytes = sizeCode === 0 ? (single ? 1 : 0) : 1 << sizeCode;
  const fields = yield windowBytes + sizeBytes;
  if (fields.length < windowBytes + sizeBytes) return cut;
  const window = single ? littleEndian(fields) + (sizeCode === 1 ? 256 : 0) : windowSize(fields[0] as number);
  if (window > MAX_WINDOW) return `its window of ${window} bytes is over zstd's usual bound of ${MAX_WINDOW}`;

  let wanted = true;
  const sum = (descriptor & 4) !== 0 ? new Xxh64() : undefined;
  const decompress = new Decompress((bytes) => {
    if (bytes.length === 0 || !wanted) return;
    sum?.update(bytes);
    wanted = emit(bytes);
  });
  const push = (bytes: Uint8Array, last: boolean): string | undefined => {
    try {
      decompress.push(bytes, last);
      return undefined;
    } catch {
      return "its zstd data is broken";
    }
  };
  let broken = push(join(start, fields), false);
  for (;;) {
    if (broken !== undefined || !wanted) return broken;
    const header = yield 3;
    if (header.length < 3) return cut;
    const bits = littleEndian(header);
    const last = (bits & 1) === 1;
    const kind = (bits >> 1) & 3;
    const size = bits >> 3;
    if (kind === 3 || size > MAX_BLOCK) return "its zstd data is broken";
    const checksum = last && sum !== undefined ? 4 : 0;
    const length = (kind === 1 ? 1 : size) + checksum;
    const body = yield* exactly(length);
    if (body.length < length) {
      // of the last block all but its check sum may be there
      const whole = new Uint8Array(length);
      whole.set(body);
      return body.length < length - checksum ? cut : (push(join(header, whole), true) ?? cut);
    }
    broken = push(join(header, body), last);
    if (!last) continue;
    if (broken === undefined && wanted && sum !== undefined && !endsWith(body, sum))
      return "its zstd checksum is wrong";
    return broken;
  }
}

/** The lower four bytes of the hash of all that came out stand last (RFC 8878, section 3.1.1). */
function endsWith(body: Uint8Array, sum: Xxh64): boolean {
  return littleEndian(body.subarray(body.length - 4)) === Number(sum.digest() & 0xffffffffn);
}

/** RFC 8878, section 3.1.1.1.2. */
function windowSize(byte: number): number {
  const base = 2 ** (10 + (byte >> 3));
  return base + (base / 8) * (byte & 7);
}

function* exactly(length: number): Generator<number, Uint8Array, Uint8Array> {
  return length === 0 ? new Uint8Array(0) : yield length;
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
