import { u32 } from "../bytes.ts";
import type { Compression } from "../reader.ts";
import { gunzipMember } from "./gzip.ts";
import type { Inflater } from "./inflate.ts";
import type { ByteQueue, Decoder, Emit } from "./input.ts";
import { unlz4Frame } from "./lz4.ts";
import { unlz4Legacy } from "./lz4-legacy.ts";
import { unzstdFrame } from "./zstd.ts";

const ZSTD = 0xfd2fb528;
const LZ4 = 0x184d2204;
const LZ4_LEGACY = 0x184c2102;
/** Frames with anything in them, which zstd and lz4 both allow; the lowest four bits are free. */
const SKIPPABLE = 0x184d2a50;

/** What the first four bytes announce; "skippable" is a frame before either zstd's or lz4's. */
export function compressionOf(magic: Uint8Array): Compression | "skippable" | undefined {
  if (magic.length >= 3 && magic[0] === 0x1f && magic[1] === 0x8b && magic[2] === 8) return "gzip";
  if (magic.length < 4) return undefined;
  const value = u32(magic, 0, true);
  if (value === ZSTD) return "zstd";
  if (value === LZ4 || value === LZ4_LEGACY) return "lz4";
  return (value & ~0xf) >>> 0 === SKIPPABLE ? "skippable" : undefined;
}

/**
 * Members (gzip) or frames (zstd, lz4) one after the other, to the end. Zeros after the last one are padding, as tapes
 * leave it; anything else there is named and passed over, as gzip(1) does with a warning.
 */
export function* decodeMembers(
  input: ByteQueue,
  emit: Emit,
  inflater: () => Inflater,
  found: (compression: Compression) => void,
): Decoder {
  for (let first = true; ; first = false) {
    const magic = yield 4;
    if (magic.length === 0) return undefined;
    const compression = compressionOf(magic);
    input.unread(magic);
    if (compression === undefined) return first ? "it is not compressed" : yield* trailing(input);
    let fault: string | undefined;
    if (compression === "skippable") fault = yield* skipFrame(input);
    else {
      found(compression);
      if (compression === "gzip") fault = yield* gunzipMember(input, emit, inflater());
      else if (compression === "zstd") fault = yield* unzstdFrame(input, emit);
      else fault = yield* u32(magic, 0, true) === LZ4 ? unlz4Frame(input, emit) : unlz4Legacy(input, emit);
    }
    if (fault !== undefined) return fault;
  }
}

function* skipFrame(input: ByteQueue): Decoder {
  const header = yield 8;
  let left = header.length < 8 ? 1 : u32(header, 4, true);
  while (left > 0) {
    const bytes = yield 0;
    if (bytes.length === 0) return "it ends inside a skippable frame";
    input.unread(bytes.subarray(left));
    left -= Math.min(left, bytes.length);
  }
  return undefined;
}

function* trailing(input: ByteQueue): Decoder {
  for (;;) {
    const bytes = yield 0;
    if (bytes.length === 0) return undefined;
    const stranger = bytes.findIndex((byte) => byte !== 0);
    if (stranger < 0) continue;
    input.unread(bytes.subarray(stranger));
    return "other bytes follow the compressed data and were passed over";
  }
}
