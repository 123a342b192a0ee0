import { FrameMark } from "@tcp-ladder/wire";
import { u16, u32 } from "../bytes.ts";
import type { UnitParser } from "../format.ts";
import type { ByteSource, CaptureFault } from "../reader.ts";
import { type FrameRecord, type FrameSink, newFrameRecord } from "../record.ts";
import { Remarks } from "../remarks.ts";
import {
  BLOCK_FRAME,
  BlockType,
  BYTE_ORDER_MAGIC,
  isKnownVersion,
  MAX_BLOCK,
  MOST_INTERFACES,
  MOST_SECTIONS,
  OptionCode,
} from "./blocks.ts";
import { readNames } from "./names.ts";
import { count64, eachOption, text } from "./options.ts";
import { checkLengthOf, isPacket, packetOptions, readPacket, readPlain, takesNumber } from "./packet.ts";
import {
  addDropped,
  readInterface,
  readSectionInfo,
  readStatistics,
  type Section,
  type SectionInterface,
} from "./section.ts";

const NOTHING = new Uint8Array(0);

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** pcapng (draft-ietf-opsawg-pcapng): sections of blocks; whatever block is not known is passed over. */
export function openPcapngParser(sink: FrameSink): UnitParser {
  const record = newFrameRecord();
  const table: SectionInterface[] = [];
  const remarks = new Remarks();
  const sections: Section[] = [];
  /** The last of them. */
  let current: Section | undefined;
  let littleEndian = true;
  let maxBlock = MAX_BLOCK;
  let frames = 0;
  let numbered = 0;
  let need = BLOCK_FRAME;
  let fault: CaptureFault | undefined;
  let viewed: Uint8Array = NOTHING;
  let view = viewOf(NOTHING);
  /** Where in the file the bytes at hand would begin, were their first one at index 0. */
  let base = 0;
  /** What the options at hand stand in. */
  let optionBytes: Uint8Array = NOTHING;

  const onSection = (found: string): void => remarks.comment("section", Math.max(0, sections.length - 1), found);
  const wrong = (message: string, offset: number): void => {
    fault = { code: "bad-record", message, offset };
  };

  /** Byte order of a section header block, undefined where it has no magic. */
  function orderAt(bytes: Uint8Array, at: number): boolean | undefined {
    if (u32(bytes, at + 8, true) === BYTE_ORDER_MAGIC) return true;
    return u32(bytes, at + 8, false) === BYTE_ORDER_MAGIC ? false : undefined;
  }

  /**
   * Whether a block of such a length can be. What is wrong is said elsewhere: messages that are made where every block comes
   * by are made by V8 before it is known whether one is wanted.
   */
  function canBe(type: number, total: number): boolean {
    return total >= (type === BlockType.SECTION_HEADER ? 28 : BLOCK_FRAME) && (total & 3) === 0 && total <= maxBlock;
  }

  function wrongLength(type: number, total: number, offset: number): void {
    if (total < BLOCK_FRAME || total % 4 !== 0)
      wrong(`The block at byte ${offset} gives its length as ${total}.`, offset);
    else if (type === BlockType.SECTION_HEADER && total < 28)
      wrong(`The section header at byte ${offset} has ${total} bytes.`, offset);
    else wrong(`The block at byte ${offset} says that it has ${total} bytes; ${maxBlock} is the most.`, offset);
  }

  function differingLengths(total: number, repeated: number, offset: number): void {
    wrong(`The block at byte ${offset} gives its length as ${total} at its start and ${repeated} at its end.`, offset);
  }

  function noMagic(offset: number): void {
    wrong(`The section header at byte ${offset} does not have pcapng's byte-order magic.`, offset + 8);
  }

  function parse(bytes: Uint8Array, start: number, end: number, offset: number): number {
    if (bytes !== viewed) {
      viewed = bytes;
      view = viewOf(bytes);
    }
    base = offset - start;
    let at = start;
    while (end - at >= BLOCK_FRAME) {
      const plain = current === undefined ? 0 : readPlain(bytes, view, at, end, maxBlock, current, table, record);
      if (plain > 0) {
        takePacket(BlockType.ENHANCED_PACKET, bytes, at, at + plain - 4);
        at += plain;
        continue;
      }
      const type = view.getUint32(at, littleEndian);
      let order: boolean | undefined = littleEndian;
      if (type === BlockType.SECTION_HEADER) order = orderAt(bytes, at);
      if (order === undefined) {
        noMagic(base + at);
        return at;
      }
      const total = view.getUint32(at + 4, order);
      if (!canBe(type, total)) {
        wrongLength(type, total, base + at);
        return at;
      }
      if (end - at < total) {
        need = total;
        return at;
      }
      const repeated = view.getUint32(at + total - 4, order);
      if (repeated !== total) {
        differingLengths(total, repeated, base + at);
        return at;
      }
      littleEndian = order;
      readBlock(type, bytes, at + 8, at + total - 4);
      if (fault !== undefined) return at;
      at += total;
    }
    need = BLOCK_FRAME;
    return at;
  }

  /** @param start first byte of the block's body, which ends before `end` */
  function readBlock(type: number, bytes: Uint8Array, start: number, end: number): void {
    if (isPacket(type)) readFrame(type, bytes, start, end);
    else if (type === BlockType.SECTION_HEADER) openSection(bytes, start, end, base + start - 8);
    else if (type === BlockType.INTERFACE_DESCRIPTION) describeInterface(bytes, start, end, base + start - 8);
    else if (type === BlockType.NAME_RESOLUTION) nameAddresses(bytes, start, end);
    else if (type === BlockType.INTERFACE_STATISTICS && end - start >= 12) {
      const id = (current?.firstInterface ?? 0) + u32(bytes, start, littleEndian);
      const about = table[id];
      if (about !== undefined) readStatistics(bytes, start, end, littleEndian, about, onInterface(id));
    } else if (takesNumber(type)) numbered++;
  }

  function onInterface(id: number): (found: string) => void {
    return (found) => remarks.comment("interface", id, found);
  }

  function nameAddresses(bytes: Uint8Array, start: number, end: number): void {
    const options = readNames(bytes, start, end, littleEndian, (address, names) => remarks.resolve(address, names));
    eachOption(bytes, options, end, littleEndian, (code, at, length) => {
      if (code === OptionCode.COMMENT) onSection(text(bytes, at, length));
    });
  }

  function readFrame(type: number, bytes: Uint8Array, start: number, end: number): void {
    const section = current as Section;
    const lie = readPacket(type, bytes, view, start, end, section, table, table.length, record);
    if (lie !== undefined) {
      lies(lie, base + start - 8);
      return;
    }
    if (type === BlockType.PACKET) countDrops(start);
    takePacket(type, bytes, start - 8, end);
  }

  /**
   * The frame is in the record: passes it on, with what its options say.
   *
   * @param at where its block begins, which ends four bytes behind `end`
   */
  function takePacket(type: number, bytes: Uint8Array, at: number, end: number): void {
    if (record.comments !== undefined) record.comments = undefined;
    const options = packetOptions(type, record, end);
    if (options < end) {
      optionBytes = bytes;
      eachOption(bytes, options, end, littleEndian, onPacketOption);
    }
    frames++;
    record.number = ++numbered;
    record.location = base + at;
    sink.frame(record);
  }

  function lies(words: string, here: number): void {
    wrong(`The block of frame ${numbered + 1} at byte ${here} ${words}.`, here);
  }

  /** One function for all packets: options stand in each of some captures. */
  function onPacketOption(code: number, at: number, length: number): void {
    const bytes = optionBytes;
    if (code === OptionCode.COMMENT) {
      const found = text(bytes, at, length);
      remarks.comment("frame", numbered + 1, found);
      record.comments ??= [];
      (record.comments as string[]).push(found);
      record.marks = FrameMark.COMMENTED;
    } else if (code === OptionCode.EPB_FLAGS && length === 4) declareCheck(record, u32(bytes, at, littleEndian));
    else if (code === OptionCode.EPB_DROPCOUNT && length >= 8)
      addDropped(table[record.interfaceId] as SectionInterface, count64(bytes, at, littleEndian));
  }

  function declareCheck(frame: FrameRecord, flags: number): void {
    const length = checkLengthOf(flags);
    if (length !== 0) frame.checkLength = length;
  }

  /** The obsolete block has the count among its fields; all ones means that it is not known. */
  function countDrops(start: number): void {
    const drops = view.getUint16(start + 2, littleEndian);
    if (drops !== 0 && drops !== 0xffff) addDropped(table[record.interfaceId] as SectionInterface, drops);
  }

  function openSection(bytes: Uint8Array, start: number, end: number, here: number): void {
    const major = u16(bytes, start + 4, littleEndian);
    const minor = u16(bytes, start + 6, littleEndian);
    if (!isKnownVersion(major, minor)) {
      const message = `The section header at byte ${here} says that it is of version ${major}.${minor}; the versions in use are 1.0 and 1.2.`;
      fault = { code: here === 0 ? "unknown-format" : "bad-record", message, offset: here + 12 };
      return;
    }
    if (sections.length >= MOST_SECTIONS) {
      wrong(`The section at byte ${here} is one more than the ${MOST_SECTIONS} that a file may have here.`, here);
      return;
    }
    current = { start: here, littleEndian, firstInterface: table.length };
    sections.push(current);
    remarks.section(readSectionInfo(bytes, start, end, littleEndian, onSection));
  }

  function describeInterface(bytes: Uint8Array, start: number, end: number, here: number): void {
    if (end - start < 8) {
      wrong(`The interface description at byte ${here} has ${end - start} bytes; 8 is the least.`, here);
      return;
    }
    if (table.length >= MOST_INTERFACES) {
      wrong(`The interface at byte ${here} is one more than the ${MOST_INTERFACES} that a file may have here.`, here);
      return;
    }
    const found = readInterface(bytes, start, end, littleEndian, onInterface(table.length));
    table.push(found);
    maxBlock = Math.max(maxBlock, found.maxCaptured + 65536);
    // Behind it the resolution may stand, and with it what all times mean.
    if (found.overrun < 0) return;
    const offset = here + 8 + found.overrun - start;
    wrong(`The option at byte ${offset} runs past the end of its block, which begins at byte ${here}.`, offset);
  }

  async function frameAt(location: number, number: number, source: ByteSource): Promise<FrameRecord> {
    const next = sections.findIndex((section) => section.start > location);
    const section = sections.at(next < 0 ? -1 : next - 1);
    if (section === undefined || location < section.start) throw new RangeError(`no frame at byte ${location}`);
    let bytes = await source.read(location, 2048);
    if (bytes.length < BLOCK_FRAME) throw new RangeError(`no frame at byte ${location}`);
    const type = u32(bytes, 0, section.littleEndian);
    const total = u32(bytes, 4, section.littleEndian);
    if (!isPacket(type) || total > maxBlock) throw new RangeError(`no frame at byte ${location}`);
    if (total > bytes.length) bytes = await source.read(location, total);
    const known = next < 0 ? table.length : (sections[next] as Section).firstInterface;
    const found = newFrameRecord();
    const comments: string[] = [];
    const blockEnd = Math.min(total, bytes.length) - 4;
    const lie = readPacket(type, bytes, viewOf(bytes), 8, blockEnd, section, table, known, found);
    if (lie !== undefined) throw new RangeError(`no frame at byte ${location}: it ${lie}`);
    found.number = number;
    found.location = location;
    eachOption(bytes, packetOptions(type, found, blockEnd), blockEnd, section.littleEndian, (code, at, length) => {
      if (code === OptionCode.COMMENT) comments.push(text(bytes, at, length));
      else if (code === OptionCode.EPB_FLAGS && length === 4) declareCheck(found, u32(bytes, at, section.littleEndian));
    });
    if (comments.length > 0) found.comments = comments;
    return found;
  }

  return {
    format: "pcapng",
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
    interfaces: table,
    remarks,
    incomplete(left, offset) {
      const message = `The capture ends inside a block: ${left} of its ${need} bytes are there.`;
      return { code: "truncated", message, offset };
    },
    frameAt,
  };
}
