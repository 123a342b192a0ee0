import { closeSync, openSync, writeSync } from "node:fs";

export interface Segment {
  readonly source: number;
  readonly destination: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly seq: number;
  readonly ack: number;
  /** Low six flag bits. */
  readonly flags: number;
  readonly payload: number;
}

const ETHERNET = 14;
const IPV4 = 20;
/** With the twelve bytes of nop, nop, timestamps that most segments carry today. */
const TCP = 32;
const HEADERS = ETHERNET + IPV4 + TCP;
const RECORD = 16;
const BUFFER = 8 << 20;

export interface PcapWriter {
  write(segment: Segment): void;
  readonly segments: number;
  close(): void;
}

/**
 * Writes a pcap file (microseconds, Ethernet, IPv4) of segments 10 µs apart. IP checksums are right; TCP's are left 0,
 * as no program measured here looks at them.
 */
export function openPcapWriter(path: string, snapLength: number): PcapWriter {
  const file = openSync(path, "w");
  const bytes = Buffer.alloc(BUFFER, 0x2e);
  let at = 0;
  let segments = 0;

  function flush(): void {
    writeSync(file, bytes, 0, at);
    at = 0;
  }

  bytes.writeUInt32LE(0xa1b2c3d4, 0);
  bytes.writeUInt32LE(0x0004_0002, 4);
  bytes.fill(0, 8, 16);
  bytes.writeUInt32LE(snapLength, 16);
  bytes.writeUInt32LE(1, 20);
  at = 24;

  return {
    write(segment) {
      const original = HEADERS + segment.payload;
      const captured = Math.min(original, snapLength);
      if (at + RECORD + captured > BUFFER) flush();
      bytes.writeUInt32LE(1_700_000_000 + Math.floor(segments / 100_000), at);
      bytes.writeUInt32LE((segments % 100_000) * 10, at + 4);
      bytes.writeUInt32LE(captured, at + 8);
      bytes.writeUInt32LE(original, at + 12);
      writeHeaders(bytes, at + RECORD, segment, segments);
      at += RECORD + captured;
      segments += 1;
    },
    get segments() {
      return segments;
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}

function writeHeaders(bytes: Buffer, start: number, segment: Segment, count: number): void {
  bytes.fill(2, start, start + 12);
  bytes.writeUInt16BE(0x0800, start + 12);

  const ip = start + ETHERNET;
  bytes.writeUInt32BE((0x45000000 | (IPV4 + TCP + segment.payload)) >>> 0, ip);
  bytes.writeUInt32BE((((count & 0xffff) << 16) | 0x4000) >>> 0, ip + 4);
  bytes.writeUInt32BE(0x4006_0000, ip + 8);
  bytes.writeUInt32BE(segment.source, ip + 12);
  bytes.writeUInt32BE(segment.destination, ip + 16);
  let sum = 0;
  for (let i = 0; i < IPV4; i += 2) sum += bytes.readUInt16BE(ip + i);
  sum = (sum & 0xffff) + (sum >>> 16);
  bytes.writeUInt16BE(~(sum + (sum >>> 16)) & 0xffff, ip + 10);

  const tcp = ip + IPV4;
  bytes.writeUInt16BE(segment.sourcePort, tcp);
  bytes.writeUInt16BE(segment.destinationPort, tcp + 2);
  bytes.writeUInt32BE(segment.seq >>> 0, tcp + 4);
  bytes.writeUInt32BE(segment.ack >>> 0, tcp + 8);
  bytes.writeUInt32BE((((TCP / 4) << 28) | (segment.flags << 16) | 0x7fff) >>> 0, tcp + 12);
  bytes.writeUInt32BE(0, tcp + 16);
  bytes.writeUInt32BE(0x0101_080a, tcp + 20);
  bytes.writeUInt32BE(1000 + (count >>> 7), tcp + 24);
  bytes.writeUInt32BE(999 + (count >>> 7), tcp + 28);
}
