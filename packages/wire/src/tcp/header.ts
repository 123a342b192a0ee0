import { u8, u16, u32 } from "../bytes.ts";
import { type Cursor, missing, type Next, SEGMENT_FOUND } from "../cursor.ts";
import { FrameMark } from "../frame.ts";
import { readOptions } from "./options.ts";

/** TCP's header (RFC 9293, section 3.1). Whoever has its 20 fixed bytes is a segment, however odd the rest. */
export function tcp(c: Cursor): Next {
  if (c.at + 20 > c.end) return missing(c, 20);
  const { bytes, at, out } = c;
  out.tcpOffset = at;
  out.sourcePort = u16(bytes, at);
  out.destinationPort = u16(bytes, at + 2);
  out.seq = u32(bytes, at + 4);
  out.ack = u32(bytes, at + 8);
  const offsetAndFlags = u16(bytes, at + 12);
  out.flags = offsetAndFlags & 0xfff;
  out.window = u16(bytes, at + 14);
  out.checksum = u16(bytes, at + 16);
  out.urgent = u16(bytes, at + 18);
  const headerLength = (u8(bytes, at + 12) >> 4) << 2;
  out.headerLength = headerLength;
  out.options = 0;
  const length = c.wireEnd - at;
  out.segmentLength = length;
  if (headerLength < 20 || headerLength > length) {
    out.marks |= FrameMark.BAD_OFFSET;
    out.payloadLength = 0;
    return SEGMENT_FOUND;
  }
  out.payloadLength = length - headerLength;
  if (headerLength > 20) readOptions(bytes, at + 20, at + headerLength, c.end, out);
  return SEGMENT_FOUND;
}
