import { hex, u32 } from "./bytes.ts";
import type { UnitParser } from "./format.ts";
import { isPcapMagic } from "./pcap/header.ts";
import { openPcapParser } from "./pcap/reader.ts";
import { BlockType } from "./pcapng/blocks.ts";
import { openPcapngParser } from "./pcapng/reader.ts";
import type { CaptureFault, CaptureReader } from "./reader.ts";
import type { FrameSink } from "./record.ts";
import { openUnitReader, type UnitReader } from "./unit-reader.ts";

const MAGIC = 4;

/** Reads pcap, pcapng or tcpdump's text, told apart by the first bytes. Bytes must be decompressed. */
export function openReader(sink: FrameSink): CaptureReader {
  const head = new Uint8Array(MAGIC);
  let bytes = 0;
  let parser: UnitParser | undefined;
  let reader: UnitReader | undefined;
  let fault: CaptureFault | undefined;

  function choose(start: Uint8Array): UnitReader | undefined {
    if (isPcapMagic(start)) parser = openPcapParser(sink);
    else if (u32(start, 0, true) === BlockType.SECTION_HEADER) parser = openPcapngParser(sink);
    if (parser !== undefined) reader = openUnitReader(parser);
    else fault = { code: "unknown-format", message: `The file starts with ${hex(start.subarray(0, 4))}.`, offset: 0 };
    return reader;
  }

  return {
    append(chunk) {
      const before = bytes;
      bytes += chunk.length;
      if (reader !== undefined) {
        reader.append(chunk);
        return;
      }
      if (fault !== undefined) return;
      if (before === 0 && chunk.length >= MAGIC) {
        choose(chunk)?.append(chunk);
        return;
      }
      const taken = Math.min(MAGIC - before, chunk.length);
      head.set(chunk.subarray(0, taken), before);
      if (before + taken < MAGIC) return;
      const chosen = choose(head);
      chosen?.append(head);
      chosen?.append(chunk.subarray(taken));
    },
    finish() {
      if (bytes === 0)
        fault = { code: "empty", message: "The capture is empty: there is not one byte in it.", offset: 0 };
      else reader?.finish();
    },
    get format() {
      return parser?.format;
    },
    get fault() {
      return fault ?? reader?.fault;
    },
    get interfaces() {
      return parser?.interfaces ?? [];
    },
    get bytes() {
      return bytes;
    },
    get frames() {
      return parser?.frames ?? 0;
    },
    skippedLines: 0,
    get comments() {
      return parser?.comments ?? [];
    },
    frameAt(location, number, source) {
      if (parser === undefined) throw new RangeError(`no frame at byte ${location}`);
      return parser.frameAt(location, number, source);
    },
  };
}
