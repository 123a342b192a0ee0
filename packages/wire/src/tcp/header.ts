import { u8, u16, u32 } from "../bytes.ts";
import { type Cursor, missing, type Next, SEGMENT_FOUND } from "../cursor.ts";
import { FrameMark } from "../frame.ts";
import { readOptions } from "./options.ts";

/** Up to and including the window: all that sequence analysis needs. */
const NEEDED = 16;

/**
 * TCP's header (RFC 9293, section 3.1). Whoever has it up to the window is a segment, however odd the rest: where the
 * checksum and the urgent pointer were cut off they are 0 and the frame is marked. A data offset under 5 says that the
 * acknowledgement, or the window, lie outside the header: both are 0, as nobody else reads them there either.
 */
export function tcp(c: Cursor): Next {
  const { bytes, at, out } = c;
  if (at + NEEDED > c.end) return missing(c, NEEDED);
  out.tcpOffset = at;
  out.sourcePort = u16(bytes, at);
  out.destinationPort = u16(bytes, at + 2);
  out.seq = u32(bytes, at + 4);
  out.ack = u32(bytes, at + 8);
  out.flags = u16(bytes, at + 12) & 0xfff;
  out.window = u16(bytes, at + 14);
  if (at + 20 <= c.end) {
    out.checksum = u16(bytes, at + 16);
    out.urgent = u16(bytes, at + 18);
  } else {
    out.checksum = 0;
    out.urgent = 0;
    out.marks |= FrameMark.HEADER_CUT;
  }
  const headerLength = (u8(bytes, at + 12) >> 4) << 2;
  const length = c.wireEnd - at;
  out.headerLength = headerLength;
  out.segmentLength = length;
  out.options = 0;
  if (headerLength < 20 || headerLength > length) {
    out.marks |= FrameMark.BAD_OFFSET;
    if (headerLength < 20) {
      out.ack = 0;
      out.window = 0;
    }
    out.payloadLength = headerLength < 20 && headerLength < length ? length - headerLength : 0;
    return SEGMENT_FOUND;
  }
  out.payloadLength = length - headerLength;
  if (headerLength > 20) readOptions(bytes, at + 20, at + headerLength, c.end, out);
  return SEGMENT_FOUND;
}
