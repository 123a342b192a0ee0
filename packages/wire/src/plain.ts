import { type DecodedFrame, FrameMark, OptionBit } from "./frame.ts";
import { Layer } from "./layer.ts";
import { NOP_NOP_SACK, NOP_NOP_TIMESTAMPS, readOptions } from "./tcp/options.ts";

const TCP_PROTOCOL = 6;
/** Version 4, five words of header. */
const PLAIN_IPV4 = 0x45;
const IPV4_HEADER = 20;
const IPV6_HEADER = 40;
/** Bytes of TCP's header without options. */
const FIXED = 20;
/** Bytes of a time stamp behind two NOPs. */
const TIMESTAMPS = 12;
const IPV4_TYPE = 0x0800;
const IPV6_TYPE = 0x86dd;
const VLAN_TYPE = 0x8100;
const ARPHRD_ETHER = 1;
const ARPHRD_LOOPBACK = 772;

/** Lengths beyond this are lies; and offsets stay small integers. */
const MAX_LENGTH = 0x3fffffff;

/** One past a frame's last byte on the wire: `end` or more. */
export function wireEndOf(start: number, end: number, originalLength: number): number {
  const captured = end - start;
  return start + (originalLength > captured ? Math.min(originalLength, MAX_LENGTH) : captured);
}

/**
 * Where a plain IP header would begin: behind Ethernet with one VLAN tag or none, behind what Linux puts in its place when
 * it captures on any device, or at once. −1: nowhere.
 *
 * @param view of the buffer that holds the frame
 * @param first layer of its link type; −1 where that is not known
 */
export function plainOffset(view: DataView, start: number, end: number, first: number): number {
  // No header of IP and TCP fits into less, and no link's is longer than what is read here.
  if (end - start < IPV4_HEADER + FIXED) return -1;
  if (first === Layer.ETHERNET) {
    const type = view.getUint16(start + 12);
    if (type === IPV4_TYPE) return start + 14;
    return type === VLAN_TYPE ? behindType(view, start + 16) : behindType(view, start + 12);
  }
  if (first === Layer.RAW || first === Layer.IPV4) return start;
  if (first === Layer.SLL2) return isCarrier(view.getUint16(start + 8)) ? ofType(view, start, start + 20) : -1;
  if (first === Layer.SLL) return isCarrier(view.getUint16(start + 2)) ? behindType(view, start + 14) : -1;
  return -1;
}

function behindType(view: DataView, at: number): number {
  return ofType(view, at, at + 2);
}

/** `ip` where the EtherType at `at` says that IP is there, and the version does not contradict it. */
function ofType(view: DataView, at: number, ip: number): number {
  const type = view.getUint16(at);
  return type === IPV4_TYPE || (type === IPV6_TYPE && view.getUint8(ip) >> 4 === 6) ? ip : -1;
}

/** Devices of which what was captured says nothing but an EtherType. */
function isCarrier(hardware: number): boolean {
  return hardware === ARPHRD_ETHER || hardware === ARPHRD_LOOPBACK;
}

/**
 * Where the TCP header of a plain frame begins; −1 for any other frame. Plain is what nearly all are: an IPv4 header without
 * options, of a whole datagram, or an IPv6 header without extensions, and behind it a whole TCP header's fixed part. Every
 * field of both then has its place, and who wants a few of them alone finds them from there.
 *
 * @param view of the buffer that holds the frame
 * @param ip where the IP header begins
 * @param end one past the frame's last captured byte
 * @param wireEnd one past its last byte on the wire: `end` or more
 */
export function plainTcpOffset(view: DataView, ip: number, end: number, wireEnd: number): number {
  if (ip + IPV4_HEADER + FIXED > end) return -1;
  const first = view.getUint8(ip);
  if (first === PLAIN_IPV4) {
    if (view.getUint8(ip + 9) !== TCP_PROTOCOL) return -1;
    // More fragments follow, or this is not the first.
    if ((view.getUint16(ip + 6) & 0x3fff) !== 0) return -1;
    return holdsHeader(view, ip, ip + IPV4_HEADER, wireEnd) ? ip + IPV4_HEADER : -1;
  }
  if (first >> 4 !== 6 || ip + IPV6_HEADER + FIXED > end) return -1;
  if (view.getUint8(ip + 6) !== TCP_PROTOCOL || view.getUint16(ip + 4) === 0) return -1;
  return holdsHeader(view, ip, ip + IPV6_HEADER, wireEnd) ? ip + IPV6_HEADER : -1;
}

/** Whether a plain frame is of IPv4, by the places of its headers. */
export function isPlainV4(ip: number, tcp: number): boolean {
  return tcp - ip === IPV4_HEADER;
}

function holdsHeader(view: DataView, ip: number, tcp: number, wireEnd: number): boolean {
  const headerLength = plainHeaderLength(view, tcp);
  return headerLength >= FIXED && headerLength <= plainLength(view, ip, tcp, wireEnd);
}

/** Bytes of a plain frame's TCP header, from its data offset. */
export function plainHeaderLength(view: DataView, tcp: number): number {
  return (view.getUint8(tcp + 12) >> 4) << 2;
}

/** Bytes of a plain frame's segment, header and payload. */
export function plainLength(view: DataView, ip: number, tcp: number, wireEnd: number): number {
  // IPv4 counts its own header, IPv6 does not.
  const stated = isPlainV4(ip, tcp) ? ip + view.getUint16(ip + 2) : tcp + view.getUint16(ip + 4);
  return Math.min(stated, wireEnd) - tcp;
}

/**
 * {@link OptionBit} of a plain frame whose TCP header has no option, or a time stamp, SACK blocks or both and nothing else, as
 * most systems write them; −1 where they have to be read one by one.
 */
export function plainOptions(view: DataView, tcp: number, headerLength: number, end: number): number {
  if (headerLength === FIXED) return 0;
  if (tcp + headerLength > end) return -1;
  const isStamped = view.getInt32(tcp + FIXED) === NOP_NOP_TIMESTAMPS;
  if (isStamped && headerLength === FIXED + TIMESTAMPS) return OptionBit.TIMESTAMPS;
  return sackOptions(view, tcp + FIXED, tcp + headerLength, isStamped);
}

/** Where two NOPs and whole SACK blocks, one or more, are all that is there (RFC 2018, section 3), or all behind a time stamp. */
function sackOptions(view: DataView, from: number, limit: number, isStamped: boolean): number {
  const at = isStamped ? from + TIMESTAMPS : from;
  const length = limit - at - 2;
  if (length < 10 || (length & 7) !== 2 || view.getInt32(at) !== (NOP_NOP_SACK | length)) return -1;
  return isStamped ? OptionBit.TIMESTAMPS | OptionBit.SACK : OptionBit.SACK;
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
  const at = plainTcpOffset(view, ip, end, wireEnd);
  if (at === -1) return false;
  const isV4 = isPlainV4(ip, at);
  const headerLength = plainHeaderLength(view, at);
  const length = plainLength(view, ip, at, wireEnd);
  out.ipVersion = isV4 ? 4 : 6;
  out.ipOffset = ip;
  out.sourceOffset = isV4 ? ip + 12 : ip + 8;
  out.destinationOffset = isV4 ? ip + 16 : ip + 24;
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
