import { maxCapturedLength, type UnitParser } from "../format.ts";
import type { ByteSource, CaptureFault, InterfaceInfo } from "../reader.ts";
import { type FrameRecord, type FrameSink, newFrameRecord } from "../record.ts";
import { FILE_HEADER, type PcapLayout, readPcapHeader } from "./header.ts";
import { layoutOfRecords } from "./variants.ts";

/** Beyond what libpcap takes for a length at all. */
const MOST_SNAP_LENGTH = 0x7fffffff;

const NOTHING = new Uint8Array(0);

/** pcap in all its variants (pcap-savefile(5)): a file header, then records of a header and a frame. */
export function openPcapParser(sink: FrameSink): UnitParser {
  const record = newFrameRecord();
  const interfaces: InterfaceInfo[] = [];
  let layout: PcapLayout | undefined;
  let maxCaptured = 0;
  let frames = 0;
  let need = FILE_HEADER;
  let fault: CaptureFault | undefined;
  let viewed: Uint8Array = NOTHING;
  let view: DataView = new DataView(NOTHING.buffer);

  function open(bytes: Uint8Array, start: number, end: number): number {
    need = FILE_HEADER;
    if (end - start < FILE_HEADER) return start;
    const header = readPcapHeader(bytes, start);
    if ("code" in header) {
      fault = header;
      return start;
    }
    need = header.fileHeader;
    if (end - start < need) return start;
    layout = layoutOfRecords(bytes, start + need, end, header);
    maxCaptured = maxCapturedLength(header.linkType);
    interfaces.push({
      linkType: header.linkType,
      snapLength: header.snapLength,
      name: undefined,
      unitsPerSecond: 1e9 / header.nanosPerUnit,
      dropped: 0,
    });
    return start + need;
  }

  function parse(bytes: Uint8Array, start: number, end: number, offset: number): number {
    if (layout === undefined) {
      const after = open(bytes, start, end);
      return layout === undefined ? after : parse(bytes, after, end, offset + after - start);
    }
    const { recordHeader } = layout;
    if (bytes !== viewed) {
      viewed = bytes;
      record.bytes = bytes;
      view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    let at = start;
    while (end - at >= recordHeader) {
      readRecordHeader(view, at, layout, record);
      const captured = record.end;
      if (captured > maxCaptured) {
        fault = tooLong(captured, maxCaptured, frames + 1, offset + at - start);
        return at;
      }
      const next = at + recordHeader + captured;
      if (next > end) {
        need = next - at;
        return at;
      }
      record.start = at + recordHeader;
      record.end = next;
      record.number = ++frames;
      record.location = offset + at - start;
      sink.frame(record);
      at = next;
    }
    need = recordHeader;
    return at;
  }

  return {
    format: "pcap",
    parse,
    get need() {
      return need;
    },
    get fault() {
      return fault;
    },
    get frames() {
      return frames;
    },
    interfaces,
    remarks: undefined,
    incomplete(left, offset) {
      const what = layout === undefined ? "the pcap file header" : `the record of frame ${frames + 1}`;
      const message = `The capture ends inside ${what}: ${left} of its ${need} bytes are there.`;
      return { code: "truncated", message, offset };
    },
    frameAt(location, number, source) {
      if (layout === undefined || location < layout.fileHeader) throw new RangeError(`no frame at byte ${location}`);
      return readRecordAt(location, number, layout, source);
    },
  };
}

/** Time, lengths and link of the record at `at`; `record.end` receives the captured length. */
function readRecordHeader(view: DataView, at: number, layout: PcapLayout, record: FrameRecord): void {
  const { littleEndian } = layout;
  const fraction = view.getUint32(at + 4, littleEndian);
  record.seconds = view.getUint32(at, littleEndian);
  // Nanoseconds from 2^31 on are negative to everyone who reads such files; microseconds are not.
  record.nanos = layout.nanosPerUnit === 1 ? fraction | 0 : fraction * layout.nanosPerUnit;
  let captured = view.getUint32(at + 8, littleEndian);
  let original = view.getUint32(at + 12, littleEndian);
  if (layout.lengths === "original-first" || (layout.lengths === "smaller-is-captured" && captured > original)) {
    const first = captured;
    captured = original;
    original = first;
  }
  record.end = captured;
  record.originalLength = original;
  record.linkType = layout.linkType;
  record.checkLength = layout.checkLength;
  record.snapLength = layout.snapLength > MOST_SNAP_LENGTH ? 0 : layout.snapLength;
}

/** The bound is libpcap's and Wireshark's: a larger number is a broken file, and must not make us wait for 4 GiB. */
function tooLong(captured: number, max: number, frame: number, offset: number): CaptureFault {
  const message = `The record of frame ${frame} says that ${captured} bytes were captured; ${max} is the most a frame can have.`;
  return { code: "bad-record", message, offset };
}

async function readRecordAt(
  location: number,
  number: number,
  layout: PcapLayout,
  source: ByteSource,
): Promise<FrameRecord> {
  const record = newFrameRecord();
  const { recordHeader } = layout;
  let bytes = await source.read(location, recordHeader + 2048);
  if (bytes.length < recordHeader) throw new RangeError(`no frame at byte ${location}`);
  readRecordHeader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, layout, record);
  const captured = record.end;
  if (captured > maxCapturedLength(layout.linkType)) throw new RangeError(`no frame at byte ${location}`);
  if (recordHeader + captured > bytes.length) bytes = await source.read(location, recordHeader + captured);
  if (recordHeader + captured > bytes.length) throw new RangeError(`no whole frame at byte ${location}`);
  record.bytes = bytes;
  record.start = recordHeader;
  record.end = recordHeader + captured;
  record.number = number;
  record.location = location;
  return record;
}
