/** Small captures built for tests: bytes are written field by field, so that they do not depend on the code under test. */

export class Bytes {
  readonly #parts: number[] = [];
  readonly #littleEndian: boolean;

  constructor(littleEndian = true) {
    this.#littleEndian = littleEndian;
  }

  get length(): number {
    return this.#parts.length;
  }

  raw(...bytes: readonly number[]): this {
    for (const byte of bytes) this.#parts.push(byte);
    return this;
  }

  u16(value: number): this {
    const order = [value >>> 8, value & 0xff];
    return this.raw(...(this.#littleEndian ? order.toReversed() : order));
  }

  u32(value: number): this {
    const order = [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
    return this.raw(...(this.#littleEndian ? order.toReversed() : order));
  }

  pad(): this {
    while (this.#parts.length % 4 !== 0) this.raw(0);
    return this;
  }

  done(): Uint8Array {
    return Uint8Array.from(this.#parts);
  }
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export interface PcapOptions {
  readonly magic?: number;
  readonly littleEndian?: boolean;
  readonly version?: readonly [number, number];
  readonly network?: number;
  readonly extraHeader?: readonly number[];
  readonly extraRecord?: readonly number[];
}

/** A frame of a test's: seconds, fraction in the file's unit, its bytes, and its length on the wire. */
export type TestFrame = readonly [seconds: number, fraction: number, bytes: readonly number[], original: number];

export const FRAMES: readonly TestFrame[] = [
  [1_700_000_000, 1, [1, 2, 3, 4, 5], 60],
  [1_700_000_000, 999_999, [], 40],
  [4_000_000_000, 5, [9, 8, 7, 6, 5, 4, 3, 2], 8],
];

export function pcap(options: PcapOptions = {}, frames: readonly TestFrame[] = FRAMES): Uint8Array {
  const { magic = 0xa1b2c3d4, littleEndian = true, version = [2, 4], network = 1 } = options;
  const bytes = new Bytes(littleEndian)
    .u32(magic)
    .u16(version[0])
    .u16(version[1])
    .u32(0)
    .u32(0)
    .u32(65535)
    .u32(network);
  bytes.raw(...(options.extraHeader ?? []));
  for (const [seconds, fraction, frame, original] of frames) {
    bytes
      .u32(seconds)
      .u32(fraction)
      .u32(frame.length)
      .u32(original)
      .raw(...(options.extraRecord ?? []), ...frame);
  }
  return bytes.done();
}

export function block(type: number, body: Uint8Array, littleEndian = true): Uint8Array {
  const total = body.length + 12;
  return new Bytes(littleEndian)
    .u32(type)
    .u32(total)
    .raw(...body)
    .u32(total)
    .done();
}

export function section(littleEndian = true): Uint8Array {
  const body = new Bytes(littleEndian).u32(0x1a2b3c4d).u16(1).u16(0).u32(0xffffffff).u32(0xffffffff).done();
  return block(0x0a0d0d0a, body, littleEndian);
}

/** An option of a pcapng block: code and value. */
export type TestOption = readonly [code: number, value: readonly number[]];

export function optionList(list: readonly TestOption[], littleEndian = true): readonly number[] {
  const bytes = new Bytes(littleEndian);
  for (const [code, value] of list) {
    bytes
      .u16(code)
      .u16(value.length)
      .raw(...value)
      .pad();
  }
  return [...bytes.u16(0).u16(0).done()];
}

export function describeInterface(linkType: number, list: readonly TestOption[] = [], littleEndian = true): Uint8Array {
  const bytes = new Bytes(littleEndian)
    .u16(linkType)
    .u16(0)
    .u32(100)
    .raw(...optionList(list, littleEndian));
  return block(1, bytes.done(), littleEndian);
}

export function enhanced(
  interfaceId: number,
  time: bigint,
  frame: readonly number[],
  list: readonly TestOption[] = [],
  littleEndian = true,
): Uint8Array {
  const bytes = new Bytes(littleEndian)
    .u32(interfaceId)
    .u32(Number(time >> 32n))
    .u32(Number(time & 0xffffffffn));
  bytes
    .u32(frame.length)
    .u32(frame.length + 10)
    .raw(...frame)
    .pad();
  if (list.length > 0) bytes.raw(...optionList(list, littleEndian));
  return block(6, bytes.done(), littleEndian);
}

/** Two sections of either byte order, every kind of packet block, and blocks that are not known. */
export function pcapng(): Uint8Array {
  const simple = new Bytes().u32(3).raw(7, 7, 7).pad().done();
  const old = new Bytes(false).u16(0).u16(2).u32(0x5).u32(0x6).u32(2).u32(2).raw(1, 1).pad().done();
  return concat(
    section(),
    describeInterface(1, [[2, [0x6c, 0x6f]]]),
    describeInterface(101, [[9, [9]]]),
    block(0x0b16, Uint8Array.of(1, 2, 3, 4)),
    enhanced(0, 1_700_000_000_000_001n, [1, 2, 3]),
    enhanced(1, 1_700_000_000_999_999_999n, [4, 5, 6, 7, 8], [[4, [3, 0, 0, 0, 0, 0, 0, 0]]]),
    block(3, simple),
    section(false),
    describeInterface(113, [], false),
    enhanced(0, 1_600_000_000_500_000n, [], [], false),
    block(2, old, false),
  );
}

/** The eight lines of the article, with the line ends lost as its web page has lost them. */
export const ARTICLE =
  "14:52:19.772673 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [S], seq 1925249825, win 14600, options [mss 1460,sackOK,TS val 11741993 ecr 0,nop,wscale 6], length 0" +
  "14:52:19.772695 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [S.], seq 821610649, ack 1925249826, win 14480, options [mss 1460,sackOK,TS val 20292985 ecr 11741993,nop,wscale 7], length 0" +
  "14:52:19.773256 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [.], ack 821610650, win 229, options [nop,nop,TS val 11741994 ecr 20292985], length 0\n" +
  "Next, one transfer of data:\n" +
  "14:52:39.773434 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [P.], seq 821610650:821610676, ack 1925249826, win 114, options [nop,nop,TS val 20312985 ecr 11741994], length 26" +
  "14:52:39.774208 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [.], ack 821610676, win 229, options [nop,nop,TS val 11761994 ecr 20312985], length 0\r\n" +
  "14:52:59.773523 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [F.], seq 821610676, ack 1925249826, win 114, options [nop,nop,TS val 20332985 ecr 11761994], length 0" +
  "14:52:59.774342 IP 192.168.11.223.55081 > npsc-220.ndmp: Flags [F.], seq 1925249826, ack 821610677, win 229, options [nop,nop,TS val 11781994 ecr 20332985], length 0" +
  "14:52:59.774351 IP npsc-220.ndmp > 192.168.11.223.55081: Flags [.], ack 1925249827, win 114, options [nop,nop,TS val 20332986 ecr 11781994], length 0\n" +
  "1 line of prose with ACK 19252429827 in it";
