import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { openCapture } from "./capture.ts";

// each reads a capture some hundred times, on a machine that may be busy
vi.setConfig({ testTimeout: 60_000 });

const file = (path: string) => new Uint8Array(readFileSync(new URL(`../../../${path}`, import.meta.url)));
const packed = (name: string) => file(`packages/engine/fixtures/${name}`);

/** A conversation by the demo's programs, the same with comments and names, and the article's eight lines. */
const CAPTURES = {
  pcap: file("e2e/fixtures/daytime.pcap"),
  pcapng: file("e2e/fixtures/commented.pcapng"),
  text: file("apps/server/samples/article.txt"),
};

/** What a capture that ends after so many bytes gives: its rows as text, and its fault. */
function read(bytes: Uint8Array, length: number) {
  const capture = openCapture({ source: { read: () => Promise.reject(new Error("nothing is looked up")) } });
  capture.append(bytes.subarray(0, length));
  capture.finish();
  const { fault, segments, counters } = capture.status();
  const { frame, seconds, nanos, seq, ack, flags, payload, window } = capture.flow.rows(0, segments);
  const rows = Array.from(frame, (number, i) =>
    [number, seconds[i], nanos[i], seq[i], ack[i], flags[i], window[i], payload[i]].join(" "),
  );
  expect(counters.segments).toBe(segments);
  return { fault, rows };
}

/** A fault says where it is, in words and as a number that lies in the file. */
function expectFault({ fault }: ReturnType<typeof read>, codes: readonly string[], length: number): void {
  expect(codes).toContain(fault?.code);
  expect(fault?.offset).toBeGreaterThanOrEqual(0);
  expect(fault?.offset).toBeLessThanOrEqual(length);
  expect(fault?.message).toMatch(/\w{4,}/);
  expect(fault?.remedy).toMatch(/\w{4,}/);
}

const PACKED = [
  ["pcap", "gzip", new Uint8Array(gzipSync(CAPTURES.pcap))],
  ["pcap", "zstd", packed("daytime.pcap.zst")],
  ["pcap", "lz4", packed("daytime.pcap.lz4")],
  ["pcapng", "gzip", new Uint8Array(gzipSync(CAPTURES.pcapng))],
  ["pcapng", "zstd", packed("commented.pcapng.zst")],
  ["pcapng", "lz4", packed("commented.pcapng.lz4")],
  ["text", "gzip", new Uint8Array(gzipSync(CAPTURES.text))],
  ["text", "zstd", packed("article.txt.zst")],
  ["text", "lz4", packed("article.txt.lz4")],
] as const;

describe.each(PACKED)("%s in %s, cut at every offset", (kind, compression, bytes) => {
  const whole = read(CAPTURES[kind], CAPTURES[kind].length);

  test("gives what came before and one fault", () => {
    expect(read(bytes, bytes.length)).toEqual(whole);
    let before = 0;
    for (let length = 1; length < bytes.length; length++) {
      const cut = read(bytes, length);
      const codes = length < 4 ? ["unknown-format", "bad-compression"] : ["bad-compression"];
      expectFault(cut, codes, length);
      expect(cut.rows).toEqual(whole.rows.slice(0, cut.rows.length));
      expect(cut.rows.length).toBeGreaterThanOrEqual(before);
      before = cut.rows.length;
      if (length >= 4) expect(cut.fault?.message).toContain(compression);
    }
    // the check sum at the end was all that was missing last
    expect(before).toBe(whole.rows.length);
  });
});

describe("pcapng, cut at every offset", () => {
  const bytes = CAPTURES.pcapng;
  const whole = read(bytes, bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const ends = [0];
  for (let at = 0; at < bytes.length; at = ends.at(-1) ?? 0) ends.push(at + view.getUint32(at + 4, true));

  test("gives whole blocks, and a fault where the last one is not", () => {
    for (let length = 1; length <= bytes.length; length++) {
      const cut = read(bytes, length);
      const end = ends.findLast((one) => one <= length) ?? 0;
      if (end === length) expect(cut.fault).toBeUndefined();
      else if (length >= 4) expect(cut.fault).toMatchObject({ code: "truncated", offset: end });
      else expectFault(cut, ["unknown-format"], length);
      expect(cut.rows).toEqual(whole.rows.slice(0, cut.rows.length));
    }
  });
});

/** As tcpdump 4, tcpdump 3 and tcpdump -v write the beginning of a conversation. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ["tcpdump 4", new TextDecoder().decode(CAPTURES.text)],
  [
    "tcpdump 3",
    [
      "14:52:19.772673 IP 192.168.11.223.55081 > 192.168.11.220.10000: S 1925249825:1925249825(0) win 14600 <mss 1460>",
      "14:52:19.772695 IP 192.168.11.220.10000 > 192.168.11.223.55081: S 821610649:821610649(0) ack 1925249826 win 14480 <mss 1460>",
      "14:52:39.773434 IP 192.168.11.220.10000 > 192.168.11.223.55081: P 821610650:821610676(26) ack 1925249826 win 114 <nop>",
      "",
    ].join("\n"),
  ],
  [
    "tcpdump -v",
    [
      "17:25:19.066204 IP (tos 0x0, ttl 64, id 32393, offset 0, flags [DF], proto TCP (6), length 60)",
      "    10.0.2.15.44188 > 192.0.47.59.43: Flags [S], cksum 0xfb78 (incorrect -> 0xcc94), seq 2239453442, win 29200, options [mss 1460], length 0",
      "17:25:19.183009 IP (tos 0x0, ttl 64, id 18525, offset 0, flags [none], proto TCP (6), length 44)",
      "    192.0.47.59.43 > 10.0.2.15.44188: Flags [S.], cksum 0xb2ed (correct), seq 9920001, ack 2239453443, win 65535, options [mss 1460], length 0",
      "",
    ].join("\n"),
  ],
];

describe.each(SPELLINGS)("text of %s, cut at every offset", (name, text) => {
  const bytes = new TextEncoder().encode(text);
  const whole = read(bytes, bytes.length);
  /** Where each segment's last line begins and ends. */
  const lines: [start: number, end: number][] = [];
  for (let at = 0; at < text.length; at = (lines.at(-1)?.[1] ?? 0) + 1) lines.push([at, text.indexOf("\n", at)]);

  test("gives the lines before, and a fault where the last one was cut", () => {
    const firstEnd = lines[name === "tcpdump -v" ? 1 : 0]?.[1] ?? 0;
    for (let length = 1; length <= bytes.length; length++) {
      const cut = read(bytes, length);
      const [start, end] = lines.findLast(([from]) => from < length) ?? [0, 0];
      const part = text.slice(start, length);
      // where the last number or bracket has begun nothing tells that more was to come; nor does it between two lines
      const isWhole =
        length >= end ||
        part.trim() === "" ||
        /: Flags .* length \d+$/.test(part) ||
        (name === "tcpdump 3" && / win \d+(?: <?[^>]*>?)?$/.test(part));
      if (isWhole) {
        if (length >= firstEnd && !part.endsWith(")")) expect(cut.fault).toBeUndefined();
      } else if (length < firstEnd) expectFault(cut, ["unknown-format"], length);
      else expect(cut.fault).toMatchObject({ code: "truncated", offset: start });
      expect(cut.rows.slice(0, -1)).toEqual(whole.rows.slice(0, Math.max(0, cut.rows.length - 1)));
      if (!isWhole) expect(cut.rows).toEqual(whole.rows.slice(0, cut.rows.length));
    }
  });
});
