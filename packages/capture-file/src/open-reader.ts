import { ByteCount } from "./byte-count.ts";
import { u32 } from "./bytes.ts";
import type { UnitParser } from "./format.ts";
import { isPcapMagic } from "./pcap/header.ts";
import { openPcapParser } from "./pcap/reader.ts";
import { BlockType } from "./pcapng/blocks.ts";
import { openPcapngParser } from "./pcapng/reader.ts";
import type { CaptureFault, CaptureReader } from "./reader.ts";
import type { FrameSink } from "./record.ts";
import { TextReader } from "./text/reader.ts";
import { openUnitReader, type UnitReader } from "./unit-reader.ts";

const MAGIC = 4;
const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** What a format's reader offers; the rest is the same for all. */
interface Chosen {
  readonly bytes: UnitReader;
  readonly parser: UnitParser | undefined;
  readonly text: TextReader | undefined;
}

/** Reads pcap, pcapng or tcpdump's text, told apart by the first bytes. Bytes must be decompressed. */
export function openReader(sink: FrameSink): CaptureReader {
  return openChosen((start) => chooseRecords(start, sink) ?? chooseText(sink));
}

function openChosen(choose: (start: Uint8Array) => Chosen): CaptureReader {
  const head = new Uint8Array(MAGIC);
  const bytes = new ByteCount();
  let chosen: Chosen | undefined;
  let empty: CaptureFault | undefined;

  return {
    append(chunk) {
      const before = bytes.value;
      bytes.add(chunk.length);
      if (chosen !== undefined) chosen.bytes.append(chunk);
      else if (before === 0 && chunk.length >= MAGIC) {
        chosen = choose(chunk);
        chosen.bytes.append(chunk);
      } else {
        const taken = Math.min(MAGIC - before, chunk.length);
        head.set(chunk.subarray(0, taken), before);
        if (before + taken < MAGIC) return;
        chosen = choose(head);
        chosen.bytes.append(head);
        chosen.bytes.append(chunk.subarray(taken));
      }
    },
    finish(cut) {
      if (bytes.value === 0) {
        empty = { code: "empty", message: "The capture is empty: there is not one byte in it.", offset: 0 };
        return;
      }
      if (chosen === undefined) {
        chosen = choose(head.subarray(0, bytes.value));
        chosen.bytes.append(head.subarray(0, bytes.value));
      }
      chosen.bytes.finish(cut);
    },
    get format() {
      if (chosen?.text !== undefined) return chosen.text.found ? "text" : undefined;
      return chosen?.parser?.format;
    },
    get fault() {
      return empty ?? chosen?.bytes.fault;
    },
    get interfaces() {
      return (chosen?.parser ?? chosen?.text)?.interfaces ?? [];
    },
    get bytes() {
      return bytes.value;
    },
    get frames() {
      return (chosen?.parser ?? chosen?.text)?.frames ?? 0;
    },
    get skippedLines() {
      return chosen?.text?.skippedLines ?? 0;
    },
    get comments() {
      return chosen?.parser?.remarks?.lines ?? [];
    },
    get remarks() {
      return chosen?.parser?.remarks?.remarks ?? [];
    },
    get remarksPassedOver() {
      return chosen?.parser?.remarks?.passedOver ?? 0;
    },
    get resolved() {
      return chosen?.parser?.remarks?.resolved ?? NO_NAMES;
    },
    get sections() {
      return chosen?.parser?.remarks?.sections ?? [];
    },
    async frameAt(location, number, source) {
      if (chosen?.text !== undefined) return chosen.text.frameAt(location, number);
      if (chosen?.parser === undefined) throw new RangeError(`no frame at byte ${location}`);
      return chosen.parser.frameAt(location, number, source);
    },
  };
}

function chooseRecords(start: Uint8Array, sink: FrameSink): Chosen | undefined {
  if (start.length < MAGIC) return undefined;
  if (isPcapMagic(start)) return chooseUnits(openPcapParser(sink));
  return u32(start, 0, true) === BlockType.SECTION_HEADER ? chooseUnits(openPcapngParser(sink)) : undefined;
}

function chooseUnits(parser: UnitParser): Chosen {
  return { bytes: openUnitReader(parser), parser, text: undefined };
}

function chooseText(sink: FrameSink): Chosen {
  const text = new TextReader(sink);
  return { bytes: text, parser: undefined, text };
}
