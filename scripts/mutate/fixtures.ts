import { readdirSync, readFileSync } from "node:fs";
import { join as path } from "node:path";
import { gzipSync } from "node:zlib";
import { join } from "./change.ts";
import { type BuiltFrame, conversation, ethernet, extended, hex, number, taggedTunnel } from "./frames.ts";

export interface Fixture {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Captures of every format: built here, and small ones of tcpdump's (scripts/mutate/captures/LICENSE). */
export function fixtures(folder: string): readonly Fixture[] {
  const plain = conversation(4, ethernet);
  const six = conversation(6, ethernet);
  const raw = conversation(4, (packet) => packet);
  const built: Fixture[] = [
    { name: "pcap", bytes: pcap(plain, 0xa1b2c3d4, true, 1) },
    { name: "pcap, big-endian", bytes: pcap(six, 0xa1b2c3d4, false, 1) },
    { name: "pcap, nanoseconds", bytes: pcap(raw, 0xa1b23c4d, true, 101) },
    { name: "pcap, modified", bytes: pcap(conversation(6, taggedTunnel), 0xa1b2cd34, true, 1, 8) },
    { name: "pcap, extension headers", bytes: pcap(conversation(6, extended(2)), 0xa1b2c3d4, true, 101) },
    { name: "pcap, endless extension headers", bytes: pcap(conversation(6, extended(300)), 0xa1b2c3d4, true, 101) },
    { name: "pcap.gz", bytes: gzipped(pcap(plain, 0xa1b2c3d4, true, 1)) },
    { name: "pcapng", bytes: pcapng(plain, true) },
    { name: "pcapng, two sections", bytes: join(pcapng(plain, true), pcapng(six, false)) },
    { name: "pcapng.gz", bytes: gzipped(pcapng(conversation(4, taggedTunnel), false)) },
    { name: "pcap.lz4, stored", bytes: storedLz4(pcap(plain, 0xa1b2c3d4, true, 1)) },
    { name: "pcap.lz4, legacy", bytes: legacyLz4(pcap(plain, 0xa1b2c3d4, true, 1)) },
    { name: "pcap.zst, stored", bytes: storedZstd(pcap(plain, 0xa1b2c3d4, true, 1)) },
  ];
  const read = readdirSync(folder).filter((name) => name !== "LICENSE");
  return [...built, ...read.map((name) => ({ name, bytes: new Uint8Array(readFileSync(path(folder, name))) }))];
}

function pcap(frames: readonly BuiltFrame[], magic: number, little: boolean, link: number, extra = 0): Uint8Array {
  const u32 = (value: number) => number(value, 4, little);
  const head = [u32(magic), number(2, 2, little), number(4, 2, little), u32(0), u32(0), u32(262144), u32(link)];
  const records = frames.flatMap(({ micros, bytes }) => [
    u32(1_700_000_000 + Math.floor(micros / 1e6)),
    u32(micros % 1e6),
    u32(bytes.length),
    u32(bytes.length),
    new Uint8Array(extra),
    bytes,
  ]);
  return join(...head, ...records);
}

/** A section with two interfaces, names, a comment, drop counts and each kind of packet block. */
function pcapng(frames: readonly BuiltFrame[], little: boolean): Uint8Array {
  const u16 = (value: number) => number(value, 2, little);
  const u32 = (value: number) => number(value, 4, little);
  const padded = (bytes: Uint8Array) => join(bytes, new Uint8Array(-bytes.length & 3));
  const block = (type: number, ...body: Uint8Array[]) => {
    const inside = padded(join(...body));
    return join(u32(type), u32(inside.length + 12), inside, u32(inside.length + 12));
  };
  const option = (code: number, value: Uint8Array) => join(u16(code), u16(value.length), padded(value));
  const end = u32(0);
  const packets = frames.map(({ micros, bytes }, i) => {
    const sizes = [u32(bytes.length), u32(bytes.length)];
    if (i % 5 === 3) return block(3, u32(bytes.length), bytes);
    if (i % 5 === 4) return block(2, u16(0), u16(1), u32(0x60000), u32(micros), ...sizes, bytes, end);
    const note = i === 0 ? join(option(1, hex("68656c6c6f")), option(4, join(u32(2), u32(0))), end) : end;
    return block(6, u32(0), u32(0x60000), u32(micros), ...sizes, padded(bytes), note);
  });
  return join(
    block(0x0a0d0d0a, u32(0x1a2b3c4d), u16(1), u16(0), u32(0xffffffff), u32(0xffffffff), option(4, hex("6c6f")), end),
    block(1, u16(1), u16(0), u32(262144), option(2, hex("65746830")), end),
    block(1, u16(101), u16(0), u32(96), option(9, Uint8Array.of(9)), option(14, join(u32(1), u32(0))), end),
    block(4, u16(1), u16(8), hex("0a000001 61626300"), u16(0), u16(0)),
    ...packets,
    block(5, u32(0), u32(0x60000), u32(0), option(5, join(u32(3), u32(0))), end),
    block(0x0bad, u32(32473), hex("01020304")),
  );
}

/** An lz4 frame of one block that is not compressed, without checksums. */
function storedLz4(bytes: Uint8Array): Uint8Array {
  const size = number(bytes.length | 0x80000000, 4, true);
  return join(hex("04224d18 6040 82"), size, bytes, hex("00000000"));
}

/** A frame of lz4's legacy format, of two blocks that are nothing but literals. */
function legacyLz4(bytes: Uint8Array): Uint8Array {
  const block = (part: Uint8Array) => {
    const rest = part.length - 15;
    const more = new Uint8Array(Math.floor(rest / 255)).fill(255);
    const literals = join(hex("f0"), more, Uint8Array.of(rest % 255), part);
    return join(number(literals.length, 4, true), literals);
  };
  return join(hex("02214c18"), block(bytes.subarray(0, 500)), block(bytes.subarray(500)));
}

/** A zstd frame of one raw block, its size in the header. */
function storedZstd(bytes: Uint8Array): Uint8Array {
  const header = number((bytes.length << 3) | 1, 4, true).subarray(0, 3);
  return join(hex("28b52ffd a0"), number(bytes.length, 4, true), header, bytes);
}

/** Node's buffers are views of one another when sliced, and these are changed. */
function gzipped(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(gzipSync(bytes));
}
