import { openReader } from "../open-reader.ts";
import type { ByteSource, CaptureReader } from "../reader.ts";
import type { FrameRecord } from "../record.ts";

export interface ReadResult {
  readonly reader: CaptureReader;
  /** Copies, with bytes of their own. */
  readonly records: readonly FrameRecord[];
}

/** Reads a whole capture from pieces; `sizes` gives the size of each next one. */
export function readPieces(bytes: Uint8Array, size: () => number): ReadResult {
  const records: FrameRecord[] = [];
  const reader = openReader({ frame: (record) => records.push(own(record)) });
  for (let at = 0; at < bytes.length; ) {
    const piece = bytes.slice(at, at + size());
    reader.append(piece);
    piece.fill(0xee); // what a reader kept of a piece must be its own
    at += piece.length;
  }
  reader.finish();
  return { reader, records };
}

export function readWhole(bytes: Uint8Array): ReadResult {
  return readPieces(bytes, () => bytes.length);
}

export function readText(text: string): ReadResult {
  return readWhole(new TextEncoder().encode(text));
}

export function own(record: FrameRecord): FrameRecord {
  const bytes = record.bytes.slice(record.start, record.end);
  return { ...record, bytes, start: 0, end: bytes.length };
}

export function sourceOf(bytes: Uint8Array): ByteSource {
  return { read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)) };
}

/** Numbers below `limit` from a seed (xorshift32), the same on every machine. */
export function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** A segment's fields, taken from the bytes that the text reader made. */
export function segmentOf(record: FrameRecord) {
  const view = new DataView(record.bytes.buffer, record.bytes.byteOffset + record.start, record.end - record.start);
  const version = view.getUint8(0) >> 4;
  const tcp = version === 4 ? 20 : 40;
  const header = (view.getUint8(tcp + 12) >> 4) * 4;
  return {
    ports: `${view.getUint16(tcp)}>${view.getUint16(tcp + 2)}`,
    seq: view.getUint32(tcp + 4),
    ack: view.getUint32(tcp + 8),
    flags: view.getUint16(tcp + 12) & 0xfff,
    window: view.getUint16(tcp + 14),
    length: record.originalLength - tcp - header,
    options: Array.from(record.bytes.slice(record.start + tcp + 20, record.end), (b) =>
      b.toString(16).padStart(2, "0"),
    ).join(""),
  };
}
