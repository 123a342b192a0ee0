/** Captures put together byte by byte, for tests: little-endian, over raw IP. */

export const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

export function u(size: 2 | 4, value: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 0xff);
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export const padded = (bytes: Uint8Array): Uint8Array => join(bytes, new Uint8Array(-bytes.length & 3));

/** A block of a pcapng file. */
export function block(type: number, ...body: readonly Uint8Array[]): Uint8Array {
  const inside = padded(join(...body));
  return join(u(4, type), u(4, inside.length + 12), inside, u(4, inside.length + 12));
}

/** A bare ACK from 192.0.2.1:PORT to 198.51.100.7:80. `options` makes the header longer, `offset` lies about it. */
export function ack(port: number, options: readonly number[] = [], offset = 5 + options.length / 4): Uint8Array {
  const bytes = new Uint8Array(40 + options.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x45, 0, 0, 40 + options.length, 0, 0, 0, 0, 64, 6, 0, 0, 192, 0, 2, 1, 198, 51, 100, 7]);
  view.setUint16(20, port);
  view.setUint16(22, 80);
  view.setUint32(24, 1);
  view.setUint32(28, 1);
  bytes.set([(offset << 4) & 0xf0, 0x10, 1, 0], 32);
  bytes.set(options, 40);
  return bytes;
}

/** A record of a pcap file. */
export function record(frame: Uint8Array, captured = frame.length): Uint8Array {
  return join(u(4, 1_700_000_000), u(4, 0), u(4, captured), u(4, frame.length), frame);
}

export const pcapHead = join(u(4, 0xa1b2c3d4), u(2, 2), u(2, 4), u(4, 0), u(4, 0), u(4, 262_144), u(4, 101));

/** Section header and one interface. */
export const pcapngHead = join(
  block(0x0a0d0d0a, u(4, 0x1a2b3c4d), u(2, 1), u(2, 0), u(4, 0xffffffff), u(4, 0xffffffff)),
  block(1, u(2, 101), u(2, 0), u(4, 0)),
);

/** An Enhanced Packet Block; options as they are given. */
export function packet(
  frame: Uint8Array,
  options: Uint8Array = new Uint8Array(0),
  captured = frame.length,
): Uint8Array {
  return block(6, u(4, 0), u(4, 0), u(4, 1), u(4, captured), u(4, frame.length), padded(frame), options);
}
