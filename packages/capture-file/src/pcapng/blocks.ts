/** pcapng's blocks and options that matter here (draft-ietf-opsawg-pcapng). */

export const BlockType = {
  SECTION_HEADER: 0x0a0d0d0a,
  INTERFACE_DESCRIPTION: 1,
  PACKET: 2,
  SIMPLE_PACKET: 3,
  NAME_RESOLUTION: 4,
  INTERFACE_STATISTICS: 5,
  ENHANCED_PACKET: 6,
} as const;

export const OptionCode = {
  END: 0,
  COMMENT: 1,
  SHB_HARDWARE: 2,
  SHB_OS: 3,
  SHB_USERAPPL: 4,
  IF_NAME: 2,
  IF_DESCRIPTION: 3,
  IF_TSRESOL: 9,
  IF_FCSLEN: 13,
  IF_TSOFFSET: 14,
  ISB_IFDROP: 5,
  ISB_OSDROP: 7,
  EPB_FLAGS: 2,
  EPB_DROPCOUNT: 4,
} as const;

/**
 * 1.0, and 1.2 that some writers put for it. Who reads the old may not understand all that another minor version has, and
 * of another major version nothing (draft-ietf-opsawg-pcapng, 4.1).
 */
export function isKnownVersion(major: number, minor: number): boolean {
  return major === 1 && (minor === 0 || minor === 2);
}

/** Read in the section's own byte order. */
export const BYTE_ORDER_MAGIC = 0x1a2b3c4d;

/** Type, length, and the length again at the end. */
export const BLOCK_FRAME = 12;

/** So many interfaces are described at most, and so many sections begun: each is kept, and a file of nothing else fills any memory. */
export const MOST_INTERFACES = 100_000;
export const MOST_SECTIONS = 100_000;

/** Largest block that is waited for, besides those of links with larger frames; Wireshark's bound. */
export const MAX_BLOCK = 16 * 1024 * 1024;
