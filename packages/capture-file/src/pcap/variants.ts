import { u32 } from "../bytes.ts";
import { maxCapturedLength } from "../format.ts";
import type { PcapLayout } from "./header.ts";

/**
 * Bytes that some programs put behind the record header of a file whose magic number does not tell: Nokia's four and
 * Red Hat 6.1's eight behind the usual header, SuSE 6.3's four behind the modified one.
 */
const EXTRA: Readonly<Record<number, readonly number[]>> = { 16: [8, 4], 24: [4] };

/** Frames of one capture are not further apart: 90 days, in seconds. */
const NEAR = 90 * 86400;

/**
 * The layout that the first records have. The file's own holds unless the second record's header makes no sense where it
 * would be, and this and the third do where one of the variants has them.
 *
 * @param at first record's header
 */
export function layoutOfRecords(bytes: Uint8Array, at: number, end: number, layout: PcapLayout): PcapLayout {
  const extras = EXTRA[layout.recordHeader];
  if (extras === undefined || layout.nanosPerUnit === 1 || layout.lengths !== "captured-first") return layout;
  const { littleEndian, recordHeader } = layout;
  if (end - at < recordHeader || !isLikely(bytes, at, layout)) return layout;
  const seconds = u32(bytes, at, littleEndian);
  const next = at + recordHeader + u32(bytes, at + 8, littleEndian);
  const isNear = (header: number): boolean => Math.abs(u32(bytes, header, littleEndian) - seconds) < NEAR;

  const isFirm = next + 16 <= end && isNear(next) && isPossible(bytes, next, layout);
  const isRecord = (header: number): boolean => isNear(header) && isLikely(bytes, header, layout);
  /** Behind the second record is the end, or a third: one header that makes sense may be chance. */
  const isThird = (second: number, extra: number): boolean => {
    const third = second + recordHeader + extra + u32(bytes, second + 8, littleEndian);
    return third === end || (third + 16 <= end && isRecord(third));
  };
  const fits = (extra: number): boolean => {
    const header = next + extra;
    if (header + 16 <= end) return !isFirm && isRecord(header) && isThird(header, extra);
    // One record alone: nothing but its end says so, and that what it is behind by is no time of a record to come.
    if (header !== end || isNear(next)) return false;
    return bytes.subarray(at + recordHeader, at + recordHeader + extra).every((byte) => byte === 0);
  };
  const found = extras.find(fits);
  return found === undefined ? layout : { ...layout, recordHeader: recordHeader + found };
}

/** Whether a reader could go on with the record header at `at`. */
function isPossible(bytes: Uint8Array, at: number, { littleEndian, linkType }: PcapLayout): boolean {
  const captured = u32(bytes, at + 8, littleEndian);
  return captured <= u32(bytes, at + 12, littleEndian) && captured <= maxCapturedLength(linkType);
}

/** A record header as libpcap writes it for a frame that is not empty. */
function isLikely(bytes: Uint8Array, at: number, layout: PcapLayout): boolean {
  const { littleEndian } = layout;
  const micros = u32(bytes, at + 4, littleEndian);
  return micros < 1_000_000 && u32(bytes, at + 8, littleEndian) > 0 && isPossible(bytes, at, layout);
}
