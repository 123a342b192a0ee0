import type { FrameRecord } from "../record.ts";
import { BlockType, BYTE_ORDER_MAGIC, OptionCode } from "./blocks.ts";

/** What an interface description says; what is left out is not written. */
export interface WrittenInterface {
  readonly linkType: number;
  /** Left out, or 0, for no bound. Files have frames longer than theirs, which libpcap then refuses to read. */
  readonly snapLength?: number | undefined;
  readonly name?: string | undefined;
}

/** if_tsresol: nanoseconds, so that every time of a record is exact. */
const NANOSECONDS = 9;

const encoder = new TextEncoder();

/**
 * The start of a pcapng file, little-endian: a section of unknown length, and a description for each interface. A
 * record's `interfaceId` is the index in `interfaces`.
 */
export function pcapngHeader(interfaces: readonly WrittenInterface[]): Uint8Array {
  const section = new DataView(new ArrayBuffer(16));
  section.setUint32(0, BYTE_ORDER_MAGIC, true);
  section.setUint16(4, 1, true);
  section.setBigInt64(8, -1n, true);
  const blocks = [block(BlockType.SECTION_HEADER, new Uint8Array(section.buffer))];
  for (const described of interfaces) {
    const fixed = new DataView(new ArrayBuffer(8));
    fixed.setUint16(0, described.linkType, true);
    fixed.setUint32(4, described.snapLength ?? 0, true);
    const options = [option(OptionCode.IF_TSRESOL, Uint8Array.of(NANOSECONDS))];
    if (described.name !== undefined) options.unshift(option(OptionCode.IF_NAME, encoder.encode(described.name)));
    options.push(option(OptionCode.END, new Uint8Array(0)));
    blocks.push(block(BlockType.INTERFACE_DESCRIPTION, concat([new Uint8Array(fixed.buffer), ...options])));
  }
  return concat(blocks);
}

/** An option's length has 16 bits. */
const MOST_OPTION = 0xffff;

/** epb_flags has four bits for the length of a check sequence, from this one on. */
const CHECK_SHIFT = 5;
const MOST_CHECK = 0x0f;

/**
 * An Enhanced Packet Block: the frame byte for byte, its time to the nanosecond, its length on the wire, how much of
 * it is declared to be a check sequence, and what someone has written on it.
 */
export function pcapngPacket(record: FrameRecord): Uint8Array {
  const captured = record.end - record.start;
  const options = packetOptions(record);
  const body = new Uint8Array(20 + padded(captured) + options.length);
  const view = new DataView(body.buffer);
  const time = BigInt(record.seconds) * 1_000_000_000n + BigInt(record.nanos);
  view.setUint32(0, record.interfaceId, true);
  view.setUint32(4, Number((time >> 32n) & 0xffffffffn), true);
  view.setUint32(8, Number(time & 0xffffffffn), true);
  view.setUint32(12, captured, true);
  view.setUint32(16, record.originalLength, true);
  body.set(record.bytes.subarray(record.start, record.end), 20);
  body.set(options, 20 + padded(captured));
  return block(BlockType.ENHANCED_PACKET, body);
}

function packetOptions({ checkLength, comments = [] }: FrameRecord): Uint8Array {
  const options = comments.map((comment) => option(OptionCode.COMMENT, encoded(comment)));
  if (checkLength > 0 && checkLength <= MOST_CHECK) {
    const flags = new DataView(new ArrayBuffer(4));
    flags.setUint32(0, checkLength << CHECK_SHIFT, true);
    options.push(option(OptionCode.EPB_FLAGS, new Uint8Array(flags.buffer)));
  }
  if (options.length > 0) options.push(option(OptionCode.END, new Uint8Array(0)));
  return concat(options);
}

/** As many of a text's characters as an option can hold: bytes that were no UTF-8 take more room than they took. */
function encoded(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.min(MOST_OPTION, 3 * text.length));
  return bytes.subarray(0, encoder.encodeInto(text, bytes).written);
}

function block(type: number, body: Uint8Array): Uint8Array {
  const total = body.length + 12;
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, total, true);
  bytes.set(body, 8);
  view.setUint32(total - 4, total, true);
  return bytes;
}

function option(code: number, value: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + padded(value.length));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, code, true);
  view.setUint16(2, value.length, true);
  bytes.set(value, 4);
  return bytes;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
