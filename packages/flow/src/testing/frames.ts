import { type FrameRecord, newFrameRecord } from "@tcp-ladder/capture-file";
import { type Flow, openFlow } from "../index.ts";

/** A segment for tests. `from` is one endpoint's letter; c speaks to s. Times are milliseconds from the first. */
export interface TestSegment {
  readonly from: "c" | "s";
  /** tcpdump's letters: S F R P . */
  readonly flags: string;
  readonly seq: number;
  readonly ack?: number;
  readonly length?: number;
  readonly window?: number;
  readonly at?: number;
  /** Option bytes; padded to whole words. */
  readonly options?: readonly number[];
  /** Port of the client, where it is not 40000. */
  readonly port?: number;
}

const LETTERS: Record<string, number> = { F: 1, S: 2, R: 4, P: 8, ".": 16, U: 32, E: 64, W: 128, e: 256 };

/** An IPv4 packet of LINKTYPE_RAW: 10.0.0.1:40000 (c) and 10.0.0.2:80 (s), with its payload's bytes all zero. */
export function frameBytes(segment: TestSegment): Uint8Array {
  const options = segment.options ?? [];
  const header = 20 + Math.ceil(options.length / 4) * 4;
  const length = 20 + header + (segment.length ?? 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  const client = segment.from === "c";
  view.setUint8(0, 0x45);
  view.setUint16(2, length);
  view.setUint8(8, 64);
  view.setUint8(9, 6);
  view.setUint32(12, client ? 0x0a000001 : 0x0a000002);
  view.setUint32(16, client ? 0x0a000002 : 0x0a000001);
  const port = segment.port ?? 40_000;
  view.setUint16(20, client ? port : 80);
  view.setUint16(22, client ? 80 : port);
  view.setUint32(24, segment.seq);
  view.setUint32(28, segment.ack ?? 0);
  const flags = segment.flags.split("").reduce((bits, letter) => bits | (LETTERS[letter] ?? 0), 0);
  view.setUint16(32, ((header / 4) << 12) | flags);
  view.setUint16(34, segment.window ?? 1000);
  bytes.set(options, 40);
  return bytes;
}

const LINKTYPE_RAW = 101;

/** A record that holds the frame, for a flow. */
export function recordOf(bytes: Uint8Array, number: number, milliseconds: number): FrameRecord {
  const record = newFrameRecord();
  record.bytes = bytes;
  record.end = bytes.length;
  record.originalLength = bytes.length;
  record.number = number;
  record.seconds = 1_700_000_000 + Math.floor(milliseconds / 1000);
  record.nanos = Math.round((milliseconds % 1000) * 1e6);
  record.linkType = LINKTYPE_RAW;
  record.location = number * 1000;
  return record;
}

/** A flow that has taken these segments in; one without a time comes a millisecond after the one before. */
export function flowOf(segments: readonly TestSegment[]): Flow {
  const flow = openFlow();
  let time = 0;
  for (const [i, segment] of segments.entries()) {
    time = segment.at ?? (i === 0 ? 0 : time + 1);
    flow.frame(recordOf(frameBytes(segment), i + 1, time));
  }
  return flow;
}
