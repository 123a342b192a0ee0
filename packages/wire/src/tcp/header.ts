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
  const { view, at, out } = c;
  if (at + NEEDED > c.end) return missing(c, NEEDED);
  out.tcpOffset = at;
  out.sourcePort = view.getUint16(at);
  out.destinationPort = view.getUint16(at + 2);
  out.seq = view.getUint32(at + 4);
  out.ack = view.getUint32(at + 8);
  const offsetAndFlags = view.getUint16(at + 12);
  out.flags = offsetAndFlags & 0xfff;
  out.window = view.getUint16(at + 14);
  if (at + 20 <= c.end) {
    out.checksum = view.getUint16(at + 16);
    out.urgent = view.getUint16(at + 18);
  } else {
    out.checksum = 0;
    out.urgent = 0;
    out.marks |= FrameMark.HEADER_CUT;
  }
  const headerLength = (offsetAndFlags >> 12) << 2;
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
  if (headerLength > 20) readOptions(c.bytes, view, at + 20, at + headerLength, c.end, out);
  return SEGMENT_FOUND;
}
