import { u16, u32 } from "../bytes.ts";
import { maxCapturedLength } from "../format.ts";
import type { InterfaceInfo, SectionInfo } from "../reader.ts";
import { OptionCode } from "./blocks.ts";
import { count64, eachOption, text } from "./options.ts";
import { InterfaceClock, MICROSECONDS, timeUnit } from "./time.ts";

/** An interface as a section describes it. What was dropped becomes known while reading. */
export interface SectionInterface extends InterfaceInfo {
  readonly clock: InterfaceClock;
  /** Most bytes that a frame of its link can have. */
  readonly maxCaptured: number;
  /** Bytes of the check sequence at each frame's end, unless a frame says another number; 0 where none is declared. */
  readonly checkLength: number;
  /** Where an option starts that runs past the block's end, or -1. */
  readonly overrun: number;
  dropped: number;
  /** Sum of what the packets say was lost before each of them. */
  droppedBeforePackets: number;
}

/** A section: its byte order, and its own numbering of interfaces, which starts at `firstInterface` of the reader's list. */
export interface Section {
  readonly start: number;
  readonly littleEndian: boolean;
  readonly firstInterface: number;
}

/**
 * What may stand once and stands twice counts as it stands first, and what has another length than its own not at all: so Wireshark
 * has it.
 *
 * @param start first byte of the block's body, which ends before `end` and has 8 bytes at least
 */
export function readInterface(
  bytes: Uint8Array,
  start: number,
  end: number,
  littleEndian: boolean,
  comment: (text: string) => void,
): SectionInterface {
  let name: string | undefined;
  let description: string | undefined;
  let resolution: number | undefined;
  let offsetSeconds: number | undefined;
  let checkLength: number | undefined;
  const overrun = eachOption(bytes, start + 8, end, littleEndian, (code, at, length) => {
    if (code === OptionCode.IF_NAME) name ??= text(bytes, at, length);
    else if (code === OptionCode.IF_DESCRIPTION) description ??= text(bytes, at, length);
    else if (code === OptionCode.IF_TSRESOL && length === 1) resolution ??= bytes[at] as number;
    else if (code === OptionCode.IF_TSOFFSET && length === 8) offsetSeconds ??= signed64(bytes, at, littleEndian);
    else if (code === OptionCode.IF_FCSLEN && length === 1) checkLength ??= inBytes(bytes[at] as number);
    else if (code === OptionCode.COMMENT) comment(text(bytes, at, length));
  });
  const unit = timeUnit(resolution ?? MICROSECONDS, offsetSeconds ?? 0);
  const linkType = u16(bytes, start, littleEndian);
  return {
    linkType,
    maxCaptured: maxCapturedLength(linkType),
    snapLength: u32(bytes, start + 4, littleEndian),
    name,
    unitsPerSecond: unit.unitsPerSecond,
    clock: new InterfaceClock(unit),
    checkLength: checkLength ?? 0,
    overrun,
    dropped: 0,
    droppedBeforePackets: 0,
    ...(description !== undefined && { description }),
  };
}

/**
 * Takes the drop counts of an Interface Statistics Block, which count from the start of the capture. The packets'
 * own counts speak of the same losses, so the larger of the two sums stands.
 */
export function readStatistics(
  bytes: Uint8Array,
  start: number,
  end: number,
  littleEndian: boolean,
  about: SectionInterface,
  comment: (text: string) => void,
): void {
  let dropped = 0;
  eachOption(bytes, start + 12, end, littleEndian, (code, at, length) => {
    if (code === OptionCode.COMMENT) comment(text(bytes, at, length));
    if (length >= 8 && (code === OptionCode.ISB_IFDROP || code === OptionCode.ISB_OSDROP)) {
      dropped += count64(bytes, at, littleEndian);
    }
  });
  about.dropped = Math.max(about.dropped, dropped);
}

/** What made a section, from the options of its header block; its comments are handed on. */
export function readSectionInfo(
  bytes: Uint8Array,
  start: number,
  end: number,
  littleEndian: boolean,
  comment: (text: string) => void,
): SectionInfo {
  const found: { -readonly [K in keyof SectionInfo]: SectionInfo[K] } = {
    hardware: undefined,
    system: undefined,
    application: undefined,
  };
  eachOption(bytes, start + 16, end, littleEndian, (code, at, length) => {
    if (code === OptionCode.COMMENT) comment(text(bytes, at, length));
    else if (code === OptionCode.SHB_HARDWARE) found.hardware = text(bytes, at, length);
    else if (code === OptionCode.SHB_OS) found.system = text(bytes, at, length);
    else if (code === OptionCode.SHB_USERAPPL) found.application = text(bytes, at, length);
  });
  return found;
}

export function addDropped(about: SectionInterface, count: number): void {
  about.droppedBeforePackets += count;
  about.dropped = Math.max(about.dropped, about.droppedBeforePackets);
}

/** if_fcslen counts bits (draft-ietf-opsawg-pcapng, 4.2); most writers put bytes there, and no sequence has so few bits. */
function inBytes(length: number): number {
  return length < 8 ? length : length >>> 3;
}

function signed64(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const high = u32(bytes, littleEndian ? at + 4 : at, littleEndian) | 0;
  const low = u32(bytes, littleEndian ? at : at + 4, littleEndian);
  return high * 4294967296 + low;
}
