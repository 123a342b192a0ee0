/** Captures for tests: a pcap file of bare ACKs over raw IPv4 between two hosts, as many connections as wanted. */

const LINKTYPE_RAW = 101;
const RECORD_BYTES = 16 + 40;

/** Little-endian, microseconds, link type RAW. */
export function pcapHeader(): Uint8Array {
  const bytes = new Uint8Array(24);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0xa1b2c3d4, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, 262144, true);
  view.setUint32(20, LINKTYPE_RAW, true);
  return bytes;
}

/** Records `from` … `from + count`, a millisecond apart; each from one of `connections` client ports in turn. */
export function pcapRecords(from: number, count: number, connections = 1): Uint8Array {
  const bytes = new Uint8Array(count * RECORD_BYTES);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) {
    const number = from + i;
    const at = i * RECORD_BYTES;
    view.setUint32(at, 1_700_000_000 + Math.floor(number / 1000), true);
    view.setUint32(at + 4, (number % 1000) * 1000, true);
    view.setUint32(at + 8, 40, true);
    view.setUint32(at + 12, 40, true);
    const ip = at + 16;
    view.setUint8(ip, 0x45);
    view.setUint16(ip + 2, 40);
    view.setUint8(ip + 8, 64);
    view.setUint8(ip + 9, 6);
    view.setUint32(ip + 12, 0xc000020a);
    view.setUint32(ip + 16, 0xc0000214);
    const tcp = ip + 20;
    view.setUint16(tcp, 40000 + (number % connections));
    view.setUint16(tcp + 2, 10000);
    view.setUint32(tcp + 4, 1000);
    view.setUint32(tcp + 8, number + 1);
    view.setUint8(tcp + 12, 0x50);
    view.setUint8(tcp + 13, 0x10);
    view.setUint16(tcp + 14, 512);
  }
  return bytes;
}

export function pcap(count: number, connections = 1): Uint8Array {
  return joined(pcapHeader(), pcapRecords(0, count, connections));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
