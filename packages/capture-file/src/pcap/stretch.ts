import { maxCapturedLength } from "../format.ts";
import type { CaptureFault } from "../reader.ts";
import { type FrameSink, newFrameRecord } from "../record.ts";
import { openUnitReader } from "../unit-reader.ts";
import { FILE_HEADER, isPcapMagic, type PcapLayout, readPcapHeader } from "./header.ts";
import { openPcapParser, readPcapRecord } from "./reader.ts";
import { layoutOfRecords } from "./variants.ts";

/** How long a search for a record may be, and how many have to follow each other to be believed. */
const SEARCHED = 1 << 20;
const IN_A_ROW = 8;
/** Captures that are worth reading in parts are not longer, in seconds. */
const NEAR = 365 * 86_400;

/** Reads a pcap file's records from any of them on: a part of a file that others read the rest of. */
export interface PcapStretch {
  append(chunk: Uint8Array): void;
  /** No more bytes will come: whatever is incomplete now is a fault. */
  finish(): void;
  readonly fault: CaptureFault | undefined;
  /** Where in the file the next record begins; all before it has been handed on. */
  readonly parsed: number;
  readonly frames: number;
}

/** How a pcap file is laid out, by its first bytes; undefined where they are no pcap file's, or too few. */
export function pcapLayout(head: Uint8Array): PcapLayout | undefined {
  if (head.length < 4 || !isPcapMagic(head)) return undefined;
  const header = head.length < FILE_HEADER ? undefined : readPcapHeader(head, 0);
  if (header === undefined || "code" in header || head.length < header.fileHeader) return undefined;
  return layoutOfRecords(head, header.fileHeader, head.length, header);
}

/**
 * @param start where its first record stands in the file
 * @param frames how many frames are before it
 */
export function openPcapStretch(sink: FrameSink, layout: PcapLayout, start: number, frames = 0): PcapStretch {
  const parser = openPcapParser(sink, { layout, frames });
  const units = openUnitReader(parser, start);
  return {
    append: (chunk) => units.append(chunk),
    finish: () => units.finish(),
    get fault() {
      return units.fault;
    },
    get parsed() {
      return units.parsed;
    },
    get frames() {
      return parser.frames;
    },
  };
}

/**
 * Where a record seems to begin in bytes from the middle of a file: the first place from which several follow each other
 * as records do. It is a guess. Only who has read up to there knows.
 *
 * @param head the file's first bytes, its first record among them
 * @returns the index, or −1
 */
export function findPcapRecord(head: Uint8Array, bytes: Uint8Array, layout: PcapLayout): number {
  const record = newFrameRecord();
  if (readPcapRecord(head, viewOf(head), layout.fileHeader, layout, record) < 0) return -1;
  const { seconds } = record;
  const view = viewOf(bytes);
  const most = maxCapturedLength(layout.linkType);
  const isRecord = (): boolean => {
    const captured = record.end - record.start;
    // All records four bytes further on look like some too, but for their time and their length on the wire.
    if (captured === 0 || captured > record.originalLength || record.originalLength > most) return false;
    return record.nanos >= 0 && record.nanos < 1e9 && Math.abs(record.seconds - seconds) < NEAR;
  };
  const fits = (at: number): boolean => {
    let next = at;
    for (let n = 0; n < IN_A_ROW; n++) {
      if (next + layout.recordHeader > bytes.length) return false;
      next = readPcapRecord(bytes, view, next, layout, record);
      if (next < 0 || !isRecord()) return false;
    }
    return true;
  };
  const last = Math.min(SEARCHED, bytes.length);
  for (let at = 0; at < last; at++) if (fits(at)) return at;
  return -1;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
