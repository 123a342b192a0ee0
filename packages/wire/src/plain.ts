import { type DecodedFrame, FrameMark } from "./frame.ts";
import { readOptions } from "./tcp/options.ts";

const TCP_PROTOCOL = 6;
/** Version 4, five words of header. */
const PLAIN_IPV4 = 0x45;

/**
 * Reads what nearly all frames are in one go: an IPv4 header without options, of a whole datagram, and behind it a whole
 * TCP header. False for any other, which the walk reads layer by layer; of these it would say the same.
 *
 * @param ip where the IPv4 header begins
 * @param end one past the frame's last captured byte
 * @param wireEnd one past its last byte on the wire: `end` or more
 * @param out receives the fields, but for those of the frame as a whole
 */
export function readPlain(
  bytes: Uint8Array,
  view: DataView,
  ip: number,
  end: number,
  wireEnd: number,
  out: DecodedFrame,
): boolean {
  const at = ip + 20;
  if (at + 20 > end) return false;
  const first = view.getUint32(ip);
  if (first >>> 24 !== PLAIN_IPV4 || view.getUint8(ip + 9) !== TCP_PROTOCOL) return false;
  // More fragments follow, or this is not the first.
  if ((view.getUint16(ip + 6) & 0x3fff) !== 0) return false;
  const totalLength = first & 0xffff;
  const offsetAndFlags = view.getUint16(at + 12);
  const headerLength = (offsetAndFlags >> 12) << 2;
  const length = Math.min(ip + totalLength, wireEnd) - at;
  if (headerLength < 20 || headerLength > length) return false;
  out.ipVersion = 4;
  out.ipOffset = ip;
  out.sourceOffset = ip + 12;
  out.destinationOffset = ip + 16;
  out.tcpOffset = at;
  out.sourcePort = view.getUint16(at);
  out.destinationPort = view.getUint16(at + 2);
  out.seq = view.getUint32(at + 4);
  out.ack = view.getUint32(at + 8);
  out.flags = offsetAndFlags & 0xfff;
  out.window = view.getUint16(at + 14);
  out.checksum = view.getUint16(at + 16);
  out.urgent = view.getUint16(at + 18);
  out.headerLength = headerLength;
  out.segmentLength = length;
  out.payloadLength = length - headerLength;
  out.options = 0;
  if (headerLength > 20) readOptions(bytes, view, at + 20, at + headerLength, Math.min(end, ip + totalLength), out);
  return true;
}

/** Puts down what a frame is as a whole. */
export function beginFrame(
  bytes: Uint8Array,
  start: number,
  end: number,
  originalLength: number,
  out: DecodedFrame,
): void {
  // What stands there is mostly the same buffer: writing a reference costs more than a look.
  if (out.bytes !== bytes) out.bytes = bytes;
  out.start = start;
  out.end = end;
  out.marks = originalLength > end - start ? FrameMark.SNAPPED : 0;
}
