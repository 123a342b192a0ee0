import { u16, u32 } from "../bytes.ts";
import type { Inflater } from "./inflate.ts";
import type { ByteQueue, Decoder, Emit } from "./input.ts";

/**
 * So much is inflated in one go. A thousand times as much may come out, which bounds it from above; every go costs a copy
 * of the window, which bounds it from below.
 */
const SLICE = 16384;

/** Bits of a member header's FLG (RFC 1952, section 2.3.1). */
const HEADER_CRC = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const RESERVED = 0xe0;

/** One member of a gzip file, from its magic on; what came out is checked against its CRC and length. */
export function* gunzipMember(input: ByteQueue, emit: Emit, inflater: Inflater): Decoder {
  const cut = "it ends inside a gzip header";
  const fixed = yield 10;
  if (fixed.length < 10) return cut;
  if (fixed[2] !== 8) return `its compression method is ${fixed[2]}, and gzip knows but 8`;
  const flags = fixed[3] as number;
  // Reserved bits may announce a field that would shift all that follows: an error (RFC 1952, section 2.3.1.2).
  if ((flags & RESERVED) !== 0) return "its gzip header has flags that nobody has given a meaning";
  let crc = inflater.crc32(fixed, 0);
  if ((flags & EXTRA) !== 0) {
    const size = yield 2;
    if (size.length < 2) return cut;
    crc = inflater.crc32(size, crc);
    const length = u16(size, 0, true);
    const extra = length > 0 ? yield length : new Uint8Array(0);
    if (extra.length < length) return cut;
    crc = inflater.crc32(extra, crc);
  }
  for (const field of [NAME, COMMENT]) {
    if ((flags & field) === 0) continue;
    let byte: Uint8Array;
    do {
      byte = yield 1;
      if (byte.length === 0) return cut;
      crc = inflater.crc32(byte, crc);
    } while (byte[0] !== 0);
  }
  if ((flags & HEADER_CRC) !== 0) {
    const sum = yield 2;
    if (sum.length < 2) return cut;
    if (u16(sum, 0, true) !== (crc & 0xffff)) return "its header does not match gzip's check sum";
  }
  return yield* inflateMember(input, emit, inflater);
}

function* inflateMember(input: ByteQueue, emit: Emit, inflater: Inflater): Decoder {
  let crc = 0;
  let length = 0;
  let wanted = true;
  const inflate = inflater.open((bytes) => {
    crc = inflater.crc32(bytes, crc);
    length = (length + bytes.length) >>> 0;
    wanted = emit(bytes);
    return wanted;
  });
  for (;;) {
    const slice = yield SLICE;
    const behind = slice.length === 0 ? "cut" : inflate.push(slice);
    if (behind === "more" && wanted) continue;
    const isWhole = behind === "cut" && inflate.hasEnded();
    inflate.close();
    if (!wanted) return undefined;
    if (behind === "broken") return "its deflated data is broken";
    if (behind === "cut" && !isWhole) return "it ends inside gzip's compressed data";
    if (behind instanceof Uint8Array) input.unread(behind);
    const trailer = yield 8;
    if (trailer.length < 8) return "it ends inside gzip's check sum";
    if (u32(trailer, 0, true) !== crc) return "what came out does not match gzip's check sum";
    if (u32(trailer, 4, true) !== length) return "what came out does not have the length that gzip noted";
    return undefined;
  }
}
