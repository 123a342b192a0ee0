import { type DecodedFrame, FrameMark, OptionBit } from "./frame.ts";
import { Layer } from "./layer.ts";
import { firstLayer } from "./link/linktypes.ts";
import { NOP_NOP_TIMESTAMPS, readOptions } from "./tcp/options.ts";

const TCP_PROTOCOL = 6;
/** Version 4, five words of header. */
const PLAIN_IPV4 = 0x45;
/** Bytes of either header without options. */
const FIXED = 20;
const IPV4_TYPE = 0x0800;

/** Lengths beyond this are lies; and offsets stay small integers. */
const MAX_LENGTH = 0x3fffffff;

/** One past a frame's last byte on the wire: `end` or more. */
export function wireEndOf(start: number, end: number, originalLength: number): number {
  const captured = end - start;
  return start + (originalLength > captured ? Math.min(originalLength, MAX_LENGTH) : captured);
}

/** Where a plain IPv4 header would begin: behind Ethernet's fourteen bytes, or at once. −1: nowhere. */
export function plainOffset(view: DataView, start: number, end: number, first: number): number {
  if (first === Layer.ETHERNET) return end - start > 14 && view.getUint16(start + 12) === IPV4_TYPE ? start + 14 : -1;
  return first === Layer.RAW || first === Layer.IPV4 ? start : -1;
}

/**
 * Where the TCP header of a plain frame begins, 20 bytes behind its IPv4 header; −1 for any other frame. Who wants a few
 * of the fields alone finds them from there.
 *
 * @param view of the buffer that holds the frame; all else as `decodeFrame` takes it
 */
export function plainTcpOffset(
  view: DataView,
  start: number,
  end: number,
  originalLength: number,
  linkType: number,
): number {
  const ip = plainOffset(view, start, end, firstLayer(linkType));
  return ip >= 0 && isPlain(view, ip, end, wireEndOf(start, end, originalLength)) ? ip + FIXED : -1;
}

/** Payload bytes of the plain frame whose TCP header is at `tcp`. */
export function plainPayload(view: DataView, tcp: number, start: number, end: number, originalLength: number): number {
  return plainLength(view, tcp - FIXED, wireEndOf(start, end, originalLength)) - plainHeaderLength(view, tcp);
}

/**
 * Whether a frame is what nearly all are: an IPv4 header without options, of a whole datagram, and behind it a whole TCP
 * header's fixed part. Every field of both then has its place.
 *
 * @param ip where the IPv4 header begins
 * @param end one past the frame's last captured byte
 * @param wireEnd one past its last byte on the wire: `end` or more
 */
function isPlain(view: DataView, ip: number, end: number, wireEnd: number): boolean {
  const at = ip + FIXED;
  if (at + FIXED > end) return false;
  const first = view.getInt32(ip);
  if (first >>> 24 !== PLAIN_IPV4 || view.getUint8(ip + 9) !== TCP_PROTOCOL) return false;
  // More fragments follow, or this is not the first.
  if ((view.getUint16(ip + 6) & 0x3fff) !== 0) return false;
  const headerLength = plainHeaderLength(view, at);
  return headerLength >= FIXED && headerLength <= plainLength(view, ip, wireEnd);
}

/** Bytes of a plain frame's TCP header, from its data offset. */
export function plainHeaderLength(view: DataView, tcp: number): number {
  return (view.getUint8(tcp + 12) >> 4) << 2;
}

/** Bytes of a plain frame's segment, header and payload. */
function plainLength(view: DataView, ip: number, wireEnd: number): number {
  return Math.min(ip + view.getUint16(ip + 2), wireEnd) - ip - FIXED;
}

/**
 * {@link OptionBit} of a plain frame whose TCP header has no option, or a time stamp alone as most systems write it; −1
 * where they have to be read one by one.
 */
export function plainOptions(view: DataView, tcp: number, headerLength: number, end: number): number {
  if (headerLength === FIXED) return 0;
  if (headerLength !== FIXED + 12 || tcp + headerLength > end) return -1;
  return view.getInt32(tcp + FIXED) === NOP_NOP_TIMESTAMPS ? OptionBit.TIMESTAMPS : -1;
}

/**
 * Reads a plain frame in one go. False for any other, which the walk reads layer by layer; of these it would say the same.
 *
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
  if (!isPlain(view, ip, end, wireEnd)) return false;
  const at = ip + FIXED;
  const headerLength = plainHeaderLength(view, at);
  const length = plainLength(view, ip, wireEnd);
  out.ipVersion = 4;
  out.ipOffset = ip;
  out.sourceOffset = ip + 12;
  out.destinationOffset = ip + 16;
  out.tcpOffset = at;
  out.sourcePort = view.getUint16(at);
  out.destinationPort = view.getUint16(at + 2);
  out.seq = view.getUint32(at + 4);
  out.ack = view.getUint32(at + 8);
  out.flags = view.getUint16(at + 12) & 0xfff;
  out.window = view.getUint16(at + 14);
  out.checksum = view.getUint16(at + 16);
  out.urgent = view.getUint16(at + 18);
  out.headerLength = headerLength;
  out.segmentLength = length;
  out.payloadLength = length - headerLength;
  out.options = 0;
  if (headerLength > 20) readOptions(bytes, view, at + 20, at + headerLength, Math.min(end, at + length), out);
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
