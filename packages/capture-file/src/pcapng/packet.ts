import type { FrameRecord } from "../record.ts";
import { BlockType } from "./blocks.ts";
import type { Section, SectionInterface } from "./section.ts";

/**
 * Blocks that are no frames of a network, but which Wireshark lists, and numbers, among them: custom blocks, entries of
 * systemd's journal, events of sysdig. Without them our numbers would not be its.
 */
const NUMBERED = new Set([0x00000bad, 0x40000bad, 0x00000009, 0x00000204, 0x00000216, 0x00000221]);

/** Whether a block of this type is no packet and has a frame number all the same. */
export function takesNumber(type: number): boolean {
  return NUMBERED.has(type);
}

/** Whether a block of this type is a frame, and takes a frame number. */
export function isPacket(type: number): boolean {
  return type === BlockType.ENHANCED_PACKET || type === BlockType.SIMPLE_PACKET || type === BlockType.PACKET;
}

/**
 * Reads a packet block: an Enhanced Packet Block, a Simple one, or the Packet Block that the Enhanced one replaced.
 *
 *     EPB  interface 4, time 8, captured 4, original 4, frame
 *     PB   interface 2, drops 2, time 8, captured 4, original 4, frame
 *     SPB  original 4, frame (of interface 0, without a time)
 *
 * @param view of the same bytes
 * @param start first byte of the body, which ends before `end`
 * @param interfaces how many of the reader's interfaces belong to this section or one before it
 * @returns what contradicts itself, or undefined where `record` was filled in
 */
export function readPacket(
  type: number,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  section: Section,
  table: readonly SectionInterface[],
  interfaces: number,
  record: FrameRecord,
): string | undefined {
  const simple = type === BlockType.SIMPLE_PACKET;
  const fixed = simple ? 4 : 20;
  if (end - start < fixed) return `has ${end - start} bytes, too few for the fields of its kind`;
  const { littleEndian } = section;
  let id = 0;
  if (type === BlockType.ENHANCED_PACKET) id = view.getUint32(start, littleEndian);
  else if (type === BlockType.PACKET) id = view.getUint16(start, littleEndian);
  const index = section.firstInterface + id;
  const origin = index < interfaces ? table[index | 0] : undefined;
  if (origin === undefined) return `names interface ${id}, which its section does not describe`;

  const original = view.getUint32(simple ? start : start + 16, littleEndian);
  let captured = original;
  if (simple) {
    if (origin.snapLength > 0 && captured > origin.snapLength) captured = origin.snapLength;
    record.seconds = 0;
    record.nanos = 0;
  } else {
    captured = view.getUint32(start + 12, littleEndian);
    origin.clock.split(view.getUint32(start + 4, littleEndian), view.getUint32(start + 8, littleEndian), record);
  }
  if (captured > end - start - fixed)
    return `says that ${captured} bytes were captured and holds ${end - start - fixed}`;
  if (captured > origin.maxCaptured)
    return `says that ${captured} bytes were captured; ${origin.maxCaptured} is the most a frame can have`;
  // What stands there is mostly the same buffer: writing a reference costs more than a look.
  if (record.bytes !== bytes) record.bytes = bytes;
  record.start = start + fixed;
  record.end = record.start + captured;
  record.originalLength = original;
  record.linkType = origin.linkType;
  record.checkLength = origin.checkLength;
  record.interfaceId = index | 0;
  record.marks = 0;
  return undefined;
}

/** Bytes of an Enhanced Packet Block beside its frame and options: type, length, five fields, and the length again. */
const ENHANCED_FRAME = 32;

/**
 * Reads a plain block in one go: an Enhanced Packet Block that is whole and contradicts nothing. Nearly all blocks are.
 * Returns its length; 0 for any other block, and nothing done: of these and of plain ones {@link readPacket} says the same.
 *
 * @param at where the block begins
 * @param end one past the last byte that is there
 * @param maxBlock most bytes that a block may have
 * @param section the last one; all of the interfaces from its first one on are its own
 */
export function readPlain(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  end: number,
  maxBlock: number,
  { littleEndian, firstInterface }: Section,
  table: readonly SectionInterface[],
  record: FrameRecord,
): number {
  if (end - at < ENHANCED_FRAME || view.getUint32(at, littleEndian) !== BlockType.ENHANCED_PACKET) return 0;
  const total = view.getUint32(at + 4, littleEndian);
  if ((total & 3) !== 0 || total > maxBlock || end - at < total) return 0;
  const captured = view.getUint32(at + 20, littleEndian);
  const index = firstInterface + view.getUint32(at + 8, littleEndian);
  if (index >= table.length) return 0;
  const origin = table[index] as SectionInterface;
  if (captured > origin.maxCaptured || captured > total - ENHANCED_FRAME) return 0;
  if (view.getUint32(at + total - 4, littleEndian) !== total) return 0;
  origin.clock.split(view.getUint32(at + 12, littleEndian), view.getUint32(at + 16, littleEndian), record);
  if (record.bytes !== bytes) record.bytes = bytes;
  record.start = at + 28;
  record.end = at + 28 + captured;
  record.originalLength = view.getUint32(at + 24, littleEndian);
  record.linkType = origin.linkType;
  record.checkLength = origin.checkLength;
  record.interfaceId = index;
  record.marks = 0;
  return total;
}

/** What epb_flags says of the check sequence's length, in bytes (draft-ietf-opsawg-pcapng, 4.3); 0 where it says nothing. */
export function checkLengthOf(flags: number): number {
  return (flags >>> 5) & 0x0f;
}

/** Where the options of a packet block start. */
export function packetOptions(type: number, record: FrameRecord, end: number): number {
  if (type === BlockType.SIMPLE_PACKET) return end;
  const captured = record.end - record.start;
  return record.start + ((captured + 3) & ~3);
}
