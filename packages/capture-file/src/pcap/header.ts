import { hex, u16, u32 } from "../bytes.ts";
import type { CaptureFault } from "../reader.ts";

/** Bytes of the file header that all variants share (pcap-savefile(5)). */
export const FILE_HEADER = 24;

/** How a pcap file is laid out: what its first bytes decide. */
export interface PcapLayout {
  readonly littleEndian: boolean;
  /** Nanoseconds a unit of the time stamp's fraction: 1000 or 1. */
  readonly nanosPerUnit: number;
  /** Bytes before the first record, and before each frame. */
  readonly fileHeader: number;
  readonly recordHeader: number;
  /** Which of the two lengths of a record comes first is not the same in files of version 2.3 and before. */
  readonly lengths: "captured-first" | "original-first" | "smaller-is-captured";
  readonly linkType: number;
  /** Bytes of the check sequence that each frame is declared to end with, 0 where none is. */
  readonly checkLength: number;
  /** As the file says; 0 where it says none. */
  readonly snapLength: number;
}

interface Variant {
  readonly nanosPerUnit: number;
  readonly extraFileHeader: number;
  readonly recordHeader: number;
}

const VARIANTS = new Map<number, Variant>([
  [0xa1b2c3d4, { nanosPerUnit: 1000, extraFileHeader: 0, recordHeader: 16 }],
  [0xa1b23c4d, { nanosPerUnit: 1, extraFileHeader: 0, recordHeader: 16 }],
  // Kuznetzov's patched libpcap: interface index, protocol and packet type after the two lengths.
  [0xa1b2cd34, { nanosPerUnit: 1000, extraFileHeader: 0, recordHeader: 24 }],
  // Ixia's hardware and software captures: the size of all records after the file header.
  [0x1c0001ac, { nanosPerUnit: 1, extraFileHeader: 4, recordHeader: 16 }],
  [0x1c0001ab, { nanosPerUnit: 1, extraFileHeader: 4, recordHeader: 16 }],
]);

/** In the word of the link type: its upper four bits count the check sequence's 16-bit words. */
const CHECK_DECLARED = 0x04000000;

/** AIX writes interface types (RFC 1213's ifType) where others write link types: Ethernet, token ring, FDDI, loopback. */
const AIX_LINK_TYPES = new Map<number, number>([
  [6, 1],
  [9, 6],
  [15, 10],
  [24, 0],
]);

/** Whether the four bytes are the magic number of a pcap file, of either byte order. */
export function isPcapMagic(bytes: Uint8Array): boolean {
  return VARIANTS.has(u32(bytes, 0, true)) || VARIANTS.has(u32(bytes, 0, false));
}

/** @param at index of the 24 bytes of a file header whose magic {@link isPcapMagic} knows */
export function readPcapHeader(bytes: Uint8Array, at: number): PcapLayout | CaptureFault {
  const littleEndian = VARIANTS.has(u32(bytes, at, true));
  const variant = VARIANTS.get(u32(bytes, at, littleEndian));
  if (variant === undefined) {
    const message = `The capture starts with ${hex(bytes.subarray(at, at + 4))}, which is not a pcap file's magic number.`;
    return { code: "unknown-format", message, offset: 0 };
  }
  const major = u16(bytes, at + 4, littleEndian);
  const minor = u16(bytes, at + 6, littleEndian);
  if (major !== 2 && major !== 543) {
    const message = `The pcap file says that it is of version ${major}.${minor}; the versions in use are 2.x.`;
    return { code: "unknown-format", message, offset: 4 };
  }
  // The upper bits say how long the frame check sequence is, not which link it is (pcap-savefile(5)).
  const linkWord = u32(bytes, at + 20, littleEndian);
  const network = linkWord & 0x03ffffff;
  const aix = major === 2 && minor === 2 ? AIX_LINK_TYPES.get(network) : undefined;
  return {
    littleEndian,
    nanosPerUnit: aix === undefined ? variant.nanosPerUnit : 1,
    fileHeader: FILE_HEADER + variant.extraFileHeader,
    recordHeader: variant.recordHeader,
    lengths: aix === undefined ? lengthOrder(major, minor) : "captured-first",
    linkType: aix ?? network,
    checkLength: (linkWord & CHECK_DECLARED) === 0 ? 0 : (linkWord >>> 28) * 2,
    snapLength: u32(bytes, at + 16, littleEndian),
  };
}

/** Early tcpdumps wrote the lengths the other way round, 2.3 either way (libpcap's sf-pcap.c tells them apart so). */
function lengthOrder(major: number, minor: number): PcapLayout["lengths"] {
  if (major === 543 || minor < 3) return "original-first";
  return minor === 3 ? "smaller-is-captured" : "captured-first";
}
