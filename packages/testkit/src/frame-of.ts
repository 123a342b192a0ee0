import type { Conversation } from "./conversation.ts";
import type { NotedSegment } from "./notation.ts";

const HEADERS = 40;
const TCP = 6;

/** Row `i` of a conversation as an IPv4 packet (LINKTYPE_RAW) with both checksums, its payload all zero. */
export function frameOf(
  { columns, connection }: Conversation,
  i: number,
  noted: NotedSegment,
): Uint8Array<ArrayBuffer> {
  const options = optionBytes(noted);
  const headerEnd = HEADERS + options.length;
  const bytes = new Uint8Array(headerEnd + noted.payload);
  const view = new DataView(bytes.buffer);
  const [from, to] = noted.fromServer ? [connection.server, connection.client] : [connection.client, connection.server];
  view.setUint8(0, 0x45);
  view.setUint16(2, bytes.length);
  view.setUint8(8, 64);
  view.setUint8(9, TCP);
  bytes.set(addressBytes(from.address), 12);
  bytes.set(addressBytes(to.address), 16);
  view.setUint16(20, from.port);
  view.setUint16(22, to.port);
  view.setUint32(24, columns.seq[i] ?? 0);
  view.setUint32(28, columns.ack[i] ?? 0);
  view.setUint16(32, (((headerEnd - 20) / 4) << 12) | (columns.flags[i] ?? 0));
  view.setUint16(34, columns.window[i] ?? 0);
  view.setUint16(38, noted.urgent);
  bytes.set(options, HEADERS);
  view.setUint16(10, ~sum(bytes.subarray(0, 20), 0));
  view.setUint16(36, ~sum(bytes.subarray(20), sum(bytes.subarray(12, 20), TCP + bytes.length - 20)));
  return bytes;
}

/** MSS and window scale, then what was given in hex, filled up with the end of the list (RFC 9293, section 3.2). */
function optionBytes({ mss, scale, options }: NotedSegment): number[] {
  const bytes: number[] = [];
  if (mss !== undefined) bytes.push(2, 4, mss >> 8, mss & 0xff);
  if (scale !== undefined) bytes.push(1, 3, 3, scale);
  for (let at = 0; at < options.length; at += 2) bytes.push(Number.parseInt(options.slice(at, at + 2), 16));
  while (bytes.length % 4 !== 0) bytes.push(0);
  return bytes;
}

function addressBytes(address: string): number[] {
  return address.split(".").map(Number);
}

/** One's complement sum of 16-bit words (RFC 1071), begun from `initial`. */
function sum(bytes: Uint8Array, initial: number): number {
  let total = initial;
  for (let at = 0; at < bytes.length; at += 2) total += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  while (total > 0xffff) total = (total & 0xffff) + (total >>> 16);
  return total;
}
