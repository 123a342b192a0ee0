import { type DecodedFrame, newDecodedFrame } from "@tcp-ladder/wire";
import { HEADER_LENGTHS_AND_OPTIONS, HEADER_OPTIONS } from "./block.ts";

/** A TCP header without options, and the most bytes that options can have. */
const FIXED = 20;
const MOST_OPTIONS = 40;

/** Writes a header's options down as they stand: HEADER_WORDS words from `to` on. */
export function writeHeader(frame: DecodedFrame, block: Int32Array, to: number): void {
  const { bytes, tcpOffset, headerLength, options } = frame;
  const captured = Math.min(frame.end - tcpOffset, headerLength);
  block[to + HEADER_LENGTHS_AND_OPTIONS] = headerLength | (captured << 8) | (options << 16);
  for (let i = 0; i < MOST_OPTIONS; i += 4) {
    let word = 0;
    for (let j = 0; j < 4; j++) {
      word = (word << 8) | (FIXED + i + j < captured ? (bytes[tcpOffset + FIXED + i + j] as number) : 0);
    }
    block[to + HEADER_OPTIONS + (i >> 2)] = word;
  }
}

const header: DecodedFrame = newDecodedFrame();
header.bytes = new Uint8Array(FIXED + MOST_OPTIONS);

/** Takes it from there, with what `walkOptions` looks at besides. What is returned is used again. */
export function readHeader(block: Int32Array, from: number, flags: number, ack: number): DecodedFrame {
  const first = block[from + HEADER_LENGTHS_AND_OPTIONS] as number;
  header.flags = flags;
  header.ack = ack;
  header.headerLength = first & 0xff;
  header.end = (first >>> 8) & 0xff;
  header.options = first >>> 16;
  for (let i = 0; i < MOST_OPTIONS; i++) {
    const word = block[from + HEADER_OPTIONS + (i >> 2)] as number;
    header.bytes[FIXED + i] = word >>> (24 - 8 * (i & 3));
  }
  return header;
}
