import { u32 } from "../bytes.ts";
import type { ByteQueue, Decoder, Emit } from "./input.ts";
import { decodeBlock } from "./lz4-block.ts";

/** What a block of this format may hold, and every one but the last does. */
const MAX_MADE = 8 * 2 ** 20;
/** The largest that such a block can become (lz4's LZ4_COMPRESSBOUND): a larger "size" begins the next frame. */
const MAX_PACKED = MAX_MADE + Math.floor(MAX_MADE / 255) + 16;
/** No byte of a block stands for more than this many; a length goes on with bytes of at most 255. */
const MOST_PER_BYTE = 255;

/**
 * One frame of lz4's legacy format, as `lz4 -l` writes it and the Linux kernel packs itself: the magic, then blocks,
 * each its size and its bytes. Nothing closes it and nothing is summed: it goes on to the end of the input, to the next
 * frame, or to zeros, which the caller takes for padding.
 */
export function* unlz4Legacy(input: ByteQueue, emit: Emit): Decoder {
  const cut = "it ends inside an lz4 frame";
  yield 4;
  let out = new Uint8Array(0);
  for (;;) {
    const sizeField = yield 4;
    if (sizeField.length === 0) return undefined;
    if (sizeField.length < 4) return cut;
    const size = u32(sizeField, 0, true);
    if (size === 0 || size > MAX_PACKED) {
      input.unread(sizeField);
      return undefined;
    }
    const block = yield size;
    const room = Math.min(MAX_MADE, size * MOST_PER_BYTE);
    if (room > out.length) out = new Uint8Array(room);
    const end = decodeBlock(block, out, 0, room);
    const made = end < 0 ? ~end : end;
    if (made > 0 && !emit(out.subarray(0, made))) return undefined;
    if (block.length < size) return cut;
    if (end < 0) return "its lz4 data is broken";
  }
}
