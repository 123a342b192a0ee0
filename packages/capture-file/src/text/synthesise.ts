import type { NamedHosts } from "./address.ts";
import type { End } from "./ends.ts";
import type { SegmentLine } from "./line.ts";
import { writeOptions } from "./options.ts";
import type { ResolvedNumbers } from "./sequence.ts";
import type { NamedPorts } from "./services.ts";

/** Addresses and ports for what the text has names for. */
export interface NameTables {
  readonly hosts: NamedHosts;
  readonly ports: NamedPorts;
}

const TCP = 6;

/** Most bytes of a packet that is made here: the longest headers, no payload. */
export const MAX_SYNTHESISED = 40 + 60;

/**
 * Builds the packet that a line describes: an IP header, a TCP header with the options that were printed, no payload.
 * Fields that the line does not tell have the values a host would most likely send; the TCP checksum is 0 unless -v gave it.
 *
 * @param out {@link MAX_SYNTHESISED} bytes to write it to
 * @returns its length
 */
export function synthesise(
  line: SegmentLine<End>,
  numbers: ResolvedNumbers,
  names: NameTables,
  out: Uint8Array,
): number {
  const at = line.ipVersion === 4 ? 20 : 40;
  const { options, optionsAt, optionsEnd } = line;
  const tcpLength = 20 + writeOptions(options, optionsAt, optionsEnd, numbers.ackBase, out, at + 20);
  const wireLength = tcpLength + line.length;
  if (line.ipVersion === 4) writeIpv4(out, line, wireLength, names);
  else writeIpv6(out, line, wireLength, names);
  put16(out, at, line.source.portNumber(names.ports));
  put16(out, at + 2, line.destination.portNumber(names.ports));
  put32(out, at + 4, numbers.seq);
  put32(out, at + 8, numbers.ack);
  put16(out, at + 12, ((tcpLength / 4) << 12) | (line.flags & 0xfff));
  put16(out, at + 14, line.window);
  put16(out, at + 16, line.checksum);
  put16(out, at + 18, line.urgent);
  return at + tcpLength;
}

/** RFC 791, section 3.1. The total length is 0 where it does not fit, as segmentation offload leaves it. */
function writeIpv4(
  out: Uint8Array,
  { head, source, destination }: SegmentLine<End>,
  wireLength: number,
  names: NameTables,
): void {
  const total = 20 + wireLength;
  const plain = head === "";
  out[0] = 0x45;
  out[1] = plain ? 0 : field(head, /tos 0x([0-9a-f]+)/, 16, 0);
  put16(out, 2, total > 0xffff ? 0 : total);
  put16(out, 4, plain ? 0 : field(head, /\bid (\d+)/, 10, 0));
  put16(out, 6, !plain && /flags \[(?!.*DF)[^\]]*\]/.test(head) ? 0 : 0x4000);
  out[8] = plain ? 64 : field(head, /\bttl\s+(\d+)/, 10, 64);
  out[9] = TCP;
  put16(out, 10, 0);
  putBytes(out, 12, source.address(4, names.hosts));
  putBytes(out, 16, destination.address(4, names.hosts));
  put16(out, 10, checksum(out, 20));
}

/** RFC 8200, section 3. The payload length is 0 where it does not fit. */
function writeIpv6(
  out: Uint8Array,
  { head, source, destination }: SegmentLine<End>,
  wireLength: number,
  names: NameTables,
): void {
  const trafficClass = head === "" ? 0 : field(head, /class 0x([0-9a-f]+)/, 16, 0) & 0xff;
  const label = head === "" ? 0 : field(head, /flowlabel 0x([0-9a-f]+)/, 16, 0) & 0xfffff;
  put32(out, 0, 0x60000000 | (trafficClass << 20) | label);
  put16(out, 4, wireLength > 0xffff ? 0 : wireLength);
  out[6] = TCP;
  out[7] = head === "" ? 64 : field(head, /\bhlim (\d+)/, 10, 64);
  putBytes(out, 8, source.address(6, names.hosts));
  putBytes(out, 24, destination.address(6, names.hosts));
}

function field(head: string, pattern: RegExp, radix: number, fallback: number): number {
  const digits = pattern.exec(head)?.[1];
  return digits === undefined ? fallback : Number.parseInt(digits, radix);
}

function put16(out: Uint8Array, at: number, value: number): void {
  out[at] = value >>> 8;
  out[at + 1] = value;
}

function put32(out: Uint8Array, at: number, value: number): void {
  out[at] = value >>> 24;
  out[at + 1] = value >>> 16;
  out[at + 2] = value >>> 8;
  out[at + 3] = value;
}

function putBytes(out: Uint8Array, at: number, bytes: readonly number[]): void {
  for (let i = 0; i < bytes.length; i++) out[at + i] = bytes[i] as number;
}

/** The Internet checksum (RFC 1071) of the first `length` bytes. */
function checksum(bytes: Uint8Array, length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at += 2) sum += ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
