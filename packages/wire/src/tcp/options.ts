import { u8, u16, u32 } from "../bytes.ts";
import { type DecodedFrame, FrameMark, OptionBit } from "../frame.ts";

/** Kinds (IANA "tcp-parameters"). */
export const OptionKind = {
  END: 0,
  NOP: 1,
  MSS: 2,
  WINDOW_SCALE: 3,
  SACK_PERMITTED: 4,
  SACK: 5,
  TIMESTAMPS: 8,
  MD5: 19,
  USER_TIMEOUT: 28,
  AUTH: 29,
  MPTCP: 30,
  FAST_OPEN: 34,
  ACCECN_0: 172,
  ACCECN_1: 174,
  EXPERIMENT_1: 253,
  EXPERIMENT_2: 254,
} as const;

/** RFC 7413, appendix A: the experimental option's magic number for fast open; RFC 6994 names the scheme. */
export const FAST_OPEN_MAGIC = 0xf989;

/** Linux's most common option block: NOP, NOP, timestamps of length 10. */
export const NOP_NOP_TIMESTAMPS = 0x0101080a;
/** And of SACK: its length follows in the last byte. */
export const NOP_NOP_SACK = 0x01010500;

/**
 * Reads the options into `out`: bits, and the values that the analysis needs. A length that cannot be stops the
 * reading and is marked; the options before it stay. Options that the capture cut off are not wrong, only unknown.
 *
 * @param from first option byte
 * @param limit one past the header's last byte, as the data offset says
 * @param end one past the last captured byte
 */
export function readOptions(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  limit: number,
  end: number,
  out: DecodedFrame,
): void {
  if (limit - from === 12 && limit <= end && view.getUint32(from) === NOP_NOP_TIMESTAMPS) {
    out.options = OptionBit.TIMESTAMPS;
    out.tsVal = view.getUint32(from + 4);
    out.tsEcr = view.getUint32(from + 8);
    return;
  }
  const stop = Math.min(limit, end);
  let at = from;
  while (at < stop) {
    const kind = u8(bytes, at);
    if (kind === OptionKind.NOP) {
      at += 1;
      continue;
    }
    if (kind === OptionKind.END) return;
    if (at + 1 >= stop) {
      if (limit <= end) out.marks |= FrameMark.BAD_OPTION;
      return;
    }
    const length = u8(bytes, at + 1);
    if (length < 2 || at + length > limit) {
      out.marks |= FrameMark.BAD_OPTION;
      return;
    }
    if (at + length > end) return;
    if (!readOption(bytes, at, kind, length, out)) out.marks |= FrameMark.BAD_OPTION;
    at += length;
  }
}

/** One option whose bytes are all there. False where its length is not one that its kind can have. */
function readOption(bytes: Uint8Array, at: number, kind: number, length: number, out: DecodedFrame): boolean {
  switch (kind) {
    case OptionKind.MSS:
      if (length !== 4) return false;
      out.options |= OptionBit.MSS;
      out.mss = u16(bytes, at + 2);
      return true;
    case OptionKind.WINDOW_SCALE:
      if (length !== 3) return false;
      out.options |= OptionBit.WINDOW_SCALE;
      out.windowScale = u8(bytes, at + 2);
      return true;
    case OptionKind.SACK_PERMITTED:
      out.options |= OptionBit.SACK_PERMITTED;
      return length === 2;
    case OptionKind.SACK:
      if (length < 10 || (length - 2) % 8 !== 0) return false;
      out.options |= OptionBit.SACK;
      out.sackLeft = u32(bytes, at + 2);
      out.sackRight = u32(bytes, at + 6);
      return true;
    case OptionKind.TIMESTAMPS:
      if (length !== 10) return false;
      out.options |= OptionBit.TIMESTAMPS;
      out.tsVal = u32(bytes, at + 2);
      out.tsEcr = u32(bytes, at + 6);
      return true;
    default:
      return readRarer(bytes, at, kind, length, out);
  }
}

function readRarer(bytes: Uint8Array, at: number, kind: number, length: number, out: DecodedFrame): boolean {
  switch (kind) {
    case OptionKind.FAST_OPEN:
      out.options |= OptionBit.FAST_OPEN;
      return length % 2 === 0;
    case OptionKind.MPTCP:
      out.options |= OptionBit.MPTCP;
      return length >= 3;
    case OptionKind.MD5:
      out.options |= OptionBit.MD5;
      return length === 18;
    case OptionKind.AUTH:
      out.options |= OptionBit.AUTH;
      return length >= 4;
    case OptionKind.USER_TIMEOUT:
      out.options |= OptionBit.USER_TIMEOUT;
      return length === 4;
    case OptionKind.ACCECN_0:
    case OptionKind.ACCECN_1:
      out.options |= OptionBit.ACCECN;
      return (length - 2) % 3 === 0 && length <= 11;
    case OptionKind.EXPERIMENT_1:
    case OptionKind.EXPERIMENT_2:
      if (length >= 4 && u16(bytes, at + 2) === FAST_OPEN_MAGIC) out.options |= OptionBit.FAST_OPEN;
      else out.options |= OptionBit.OTHER;
      return true;
    default:
      out.options |= OptionBit.OTHER;
      return true;
  }
}
