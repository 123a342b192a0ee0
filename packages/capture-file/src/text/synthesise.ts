import { type NamedHosts, parseIpv4, parseIpv6 } from "./address.ts";
import type { SegmentLine } from "./line.ts";
import { optionBytes } from "./options.ts";
import type { ResolvedNumbers } from "./sequence.ts";
import type { NamedPorts } from "./services.ts";

/** Addresses and ports for what the text has names for. */
export interface NameTables {
  readonly hosts: NamedHosts;
  readonly ports: NamedPorts;
}

const TCP = 6;

/**
 * Builds the packet that a line describes: an IP header, a TCP header with the options that were printed, no payload.
 * Fields that the line does not tell have the values a host would most likely send; the TCP checksum is 0 unless -v gave it.
 */
export function synthesise(line: SegmentLine, numbers: ResolvedNumbers, names: NameTables): Uint8Array {
  const options = optionBytes(line.options, numbers.ackBase);
  const tcpLength = 20 + options.length;
  const ipLength = line.ipVersion === 4 ? 20 : 40;
  const bytes = new Uint8Array(ipLength + tcpLength);
  const view = new DataView(bytes.buffer);
  const wireLength = tcpLength + line.length;
  if (line.ipVersion === 4) writeIpv4(bytes, view, line, wireLength, names);
  else writeIpv6(bytes, view, line, wireLength, names);
  view.setUint16(ipLength, port(line.source.port, names));
  view.setUint16(ipLength + 2, port(line.destination.port, names));
  view.setUint32(ipLength + 4, numbers.seq);
  view.setUint32(ipLength + 8, numbers.ack);
  view.setUint16(ipLength + 12, ((tcpLength / 4) << 12) | (line.flags & 0xfff));
  view.setUint16(ipLength + 14, line.window);
  view.setUint16(ipLength + 16, line.checksum);
  view.setUint16(ipLength + 18, line.urgent);
  bytes.set(options, ipLength + 20);
  return bytes;
}

/** RFC 791, section 3.1. The total length is 0 where it does not fit, as segmentation offload leaves it. */
function writeIpv4(bytes: Uint8Array, view: DataView, line: SegmentLine, wireLength: number, names: NameTables): void {
  const total = 20 + wireLength;
  bytes[0] = 0x45;
  bytes[1] = field(line.head, /tos 0x([0-9a-f]+)/, 16, 0);
  view.setUint16(2, total > 0xffff ? 0 : total);
  view.setUint16(4, field(line.head, /\bid (\d+)/, 10, 0));
  view.setUint16(6, /flags \[(?!.*DF)[^\]]*\]/.test(line.head) ? 0 : 0x4000);
  bytes[8] = field(line.head, /\bttl\s+(\d+)/, 10, 64);
  bytes[9] = TCP;
  bytes.set(parseIpv4(line.source.host) ?? names.hosts.address(line.source.host, 4), 12);
  bytes.set(parseIpv4(line.destination.host) ?? names.hosts.address(line.destination.host, 4), 16);
  view.setUint16(10, checksum(view, 20));
}

/** RFC 8200, section 3. The payload length is 0 where it does not fit. */
function writeIpv6(bytes: Uint8Array, view: DataView, line: SegmentLine, wireLength: number, names: NameTables): void {
  const trafficClass = field(line.head, /class 0x([0-9a-f]+)/, 16, 0) & 0xff;
  const label = field(line.head, /flowlabel 0x([0-9a-f]+)/, 16, 0) & 0xfffff;
  view.setUint32(0, (0x60000000 | (trafficClass << 20) | label) >>> 0);
  view.setUint16(4, wireLength > 0xffff ? 0 : wireLength);
  bytes[6] = TCP;
  bytes[7] = field(line.head, /\bhlim (\d+)/, 10, 64);
  bytes.set(parseIpv6(line.source.host) ?? names.hosts.address(line.source.host, 6), 8);
  bytes.set(parseIpv6(line.destination.host) ?? names.hosts.address(line.destination.host, 6), 24);
}

function field(head: string, pattern: RegExp, radix: number, fallback: number): number {
  const digits = pattern.exec(head)?.[1];
  return digits === undefined ? fallback : Number.parseInt(digits, radix);
}

function port(text: string, names: NameTables): number {
  return /^\d+$/.test(text) ? Number(text) : names.ports.port(text);
}

/** The Internet checksum (RFC 1071) of the first `length` bytes. */
function checksum(view: DataView, length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at += 2) sum += view.getUint16(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
