import { join } from "./change.ts";

/** A conversation frame by frame, for captures that are built here: times count microseconds from the first. */
export interface BuiltFrame {
  readonly micros: number;
  readonly bytes: Uint8Array;
}

type Segment = readonly [
  fromClient: boolean,
  seq: number,
  ack: number,
  flags: number,
  options: string,
  payload: number,
];

const SYN_OPTIONS = "020405b4 0402 080a00000001 00000000 01 030307";
const TIMESTAMPS = "0101080a 00000002 00000001";

/** Handshake, data both ways, a gap with SACK, a repeat, a keep-alive, a closed window, both FINs; on 2^32 the numbers wrap. */
const SEGMENTS: readonly Segment[] = [
  [true, -3, 0, 0x02, SYN_OPTIONS, 0],
  [false, 0, -2, 0x12, SYN_OPTIONS, 0],
  [true, -2, 1, 0x10, TIMESTAMPS, 0],
  [true, -2, 1, 0x18, TIMESTAMPS, 100],
  [false, 1, 98, 0x10, TIMESTAMPS, 0],
  [false, 1, 98, 0x18, TIMESTAMPS, 500],
  [false, 1001, 98, 0x18, TIMESTAMPS, 500],
  [true, 98, 1, 0x10, "0101 0512 000003e9000005dd 0000000100000002", 0],
  [false, 501, 98, 0x18, TIMESTAMPS, 500],
  [true, 98, 1501, 0x10, TIMESTAMPS, 0],
  [true, 97, 1501, 0x10, "", 0],
  [false, 1501, 98, 0x10, "", 0],
  [false, 1501, 98, 0x11, TIMESTAMPS, 0],
  [true, 98, 1502, 0x11, "220a 0102030405060708 0101", 0],
  [false, 1502, 99, 0x10, "fe04f989", 0],
  [true, 99, 1502, 0x04, "", 0],
];

/** @param version of IP @param wrap puts link layer and tunnels around the packet */
export function conversation(version: 4 | 6, wrap: (packet: Uint8Array, version: 4 | 6) => Uint8Array): BuiltFrame[] {
  return SEGMENTS.map((segment, i) => ({ micros: i * 40_321, bytes: wrap(packetOf(version, segment), version) }));
}

function packetOf(version: 4 | 6, [fromClient, seq, ack, flags, options, payload]: Segment): Uint8Array {
  const ends = [hex("2710"), hex("d6d9")];
  const tcpOptions = hex(options);
  const offset = (20 + tcpOptions.length) / 4;
  const tcp = join(
    ...(fromClient ? ends.toReversed() : ends),
    number(seq, 4),
    number(ack, 4),
    Uint8Array.of(offset << 4, flags),
    number(flags === 0x10 && seq === 1501 ? 0 : 229, 2),
    number(0, 4),
    tcpOptions,
    new Uint8Array(payload).fill(0x61),
  );
  const addresses =
    version === 4
      ? [hex("0a000001"), hex("0a000002")]
      : [hex(`fd00${"00".repeat(13)}01`), hex(`fd00${"00".repeat(13)}02`)];
  const route = join(...(fromClient ? addresses : addresses.toReversed()));
  if (version === 6) return join(hex("60000000"), number(tcp.length, 2), hex("0640"), route, tcp);
  return join(hex("4500"), number(20 + tcp.length, 2), hex("0001 4000 4006 0000"), route, tcp);
}

export function ethernet(packet: Uint8Array, version: 4 | 6): Uint8Array {
  return join(hex("020000000001 020000000002"), hex(version === 4 ? "0800" : "86dd"), packet);
}

export function taggedTunnel(packet: Uint8Array, version: 4 | 6): Uint8Array {
  const inner = ethernet(packet, version);
  const udp = join(hex("c000 12b5"), number(inner.length + 16, 2), hex("0000 08000000 00000100"), inner);
  const outer = join(hex("4500"), number(20 + udp.length, 2), hex("0001 0000 4011 0000 c0a80001 c0a80002"), udp);
  return join(hex("020000000003 020000000004 88a8 0005 8100 0007 0800"), outer);
}

/** Extension headers of every kind between IPv6 and TCP, and then so many more destination options. */
export function extended(more: number): (packet: Uint8Array) => Uint8Array {
  const kinds = [hex("00"), hex("2b"), hex("2c"), ...Array.from({ length: more }, () => hex("3c")), hex("06")];
  const bodies = [hex("00 010400000000"), hex("00 0400 00000000"), hex("00 0001 00000007")];
  const chain = kinds.slice(1).map((next, i) => join(next, bodies[i] ?? hex("00 010400000000")));
  return (packet) => {
    const length = packet.length - 40 + 8 * chain.length;
    const start = join(packet.subarray(0, 4), number(length, 2), hex("00"), packet.subarray(7, 40));
    return join(start, ...chain, packet.subarray(40));
  };
}

export function number(value: number, size: 2 | 4, littleEndian = false): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  if (size === 2) view.setUint16(0, value, littleEndian);
  else view.setUint32(0, value >>> 0, littleEndian);
  return bytes;
}

export function hex(text: string): Uint8Array {
  return Uint8Array.from(text.replaceAll(" ", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
