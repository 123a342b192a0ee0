import { u32 } from "../bytes.ts";
import type { ByteQueue, Decoder, Emit } from "./input.ts";
import { decodeBlock } from "./lz4-block.ts";
import { Xxh32, xxh32 } from "./xxh32.ts";

/** Bits of FLG (LZ4 frame format 1.6.x). */
const INDEPENDENT = 0x20;
const BLOCK_CHECKSUM = 0x10;
const CONTENT_SIZE = 0x08;
const CONTENT_CHECKSUM = 0x04;
const DICTIONARY = 0x01;

/** How far back a match may reach. */
const WINDOW = 65536;

/** One LZ4 frame, from its magic on. */
export function* unlz4Frame(_input: ByteQueue, emit: Emit): Decoder {
  const cut = "it ends inside an lz4 frame";
  const start = yield 6;
  if (start.length < 6) return cut;
  const flags = start[4] as number;
  const sizeCode = ((start[5] as number) >> 4) & 7;
  if (flags >> 6 !== 1 || sizeCode < 4) return "its lz4 header is broken";
  const more = ((flags & CONTENT_SIZE) !== 0 ? 8 : 0) + ((flags & DICTIONARY) !== 0 ? 4 : 0) + 1;
  const fields = yield more;
  if (fields.length < more) return cut;
  // the last byte: the second lowest of the hash of all between the magic number and itself
  const header = new Uint8Array(1 + more);
  header.set(start.subarray(4));
  header.set(fields.subarray(0, -1), 2);
  if (fields[more - 1] !== ((xxh32(header) >>> 8) & 0xff)) return "its header does not match lz4's check sum";
  const noted = (flags & CONTENT_SIZE) === 0 ? undefined : u32(fields, 4, true) * 2 ** 32 + u32(fields, 0, true);
  let length = 0;
  const maxBlock = 1 << (8 + 2 * sizeCode);

  const check = new Xxh32();
  const history = new Uint8Array(WINDOW + maxBlock);
  let reach = 0; // bytes at the start of `history` that matches may reach back to
  for (;;) {
    const sizeField = yield 4;
    if (sizeField.length < 4) return cut;
    const size = u32(sizeField, 0, true);
    if (size === 0) break;
    const packed = size & 0x7fffffff;
    if (packed > maxBlock) return "its lz4 data is broken";
    const block = packed === 0 ? new Uint8Array(0) : yield packed;
    let whole = block.length === packed;
    if (whole && (flags & BLOCK_CHECKSUM) !== 0) {
      const sum = yield 4;
      whole = sum.length === 4;
      if (whole && u32(sum, 0, true) !== xxh32(block)) return "a block does not match lz4's check sum";
    }
    if ((flags & INDEPENDENT) !== 0) reach = 0;
    const end = size > 0x7fffffff ? copy(block, history, reach) : decodeBlock(block, history, reach, reach + maxBlock);
    const made = history.subarray(reach, end < 0 ? ~end : end);
    if ((flags & CONTENT_CHECKSUM) !== 0) check.update(made);
    length += made.length;
    if (made.length > 0 && !emit(made)) return undefined;
    if (!whole) return cut;
    if (end < 0) return "its lz4 data is broken";
    reach = Math.min(end, WINDOW);
    history.copyWithin(0, end - reach, end);
  }
  if (noted !== undefined && noted !== length) return "what came out does not have the length that lz4 noted";
  if ((flags & CONTENT_CHECKSUM) === 0) return undefined;
  const sum = yield 4;
  if (sum.length < 4) return cut;
  return u32(sum, 0, true) === check.digest() ? undefined : "what came out does not match lz4's check sum";
}

function copy(block: Uint8Array, out: Uint8Array, at: number): number {
  out.set(block, at);
  return at + block.length;
}
