import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { joined, pcap } from "../../testing/pcap.ts";
import { nodeInflater } from "../../unpack/node-inflater.ts";
import { readThrough } from "./through.ts";

test("no more is unpacked than is allowed, and what was is read", { timeout: 30_000 }, async () => {
  const packed = gzipSync(joined(pcap(5000), new Uint8Array(24 << 20)));
  const chunks = Array.from({ length: Math.ceil(packed.length / 4096) }, (_, i) =>
    packed.subarray(4096 * i, 4096 * (i + 1)),
  );
  const input = { name: "bomb.pcap.gz", size: packed.length, chunks: () => chunks };
  const progress = { at: () => {}, done: () => {} };
  const read = async (maxBytes: number, maxRatio: number) =>
    (await readThrough(input, progress, { limits: { maxBytes, maxRatio }, inflater: nodeInflater })).status();

  const bySize = await read(56 * 1000 + 24, 1000);
  expect(bySize.segments).toBe(1000);
  expect(bySize.fault).toMatchObject({
    code: "too-large",
    message: expect.stringContaining("56024 bytes had come out"),
  });
  const byRatio = await read(2 ** 33, 100);
  expect(byRatio.segments).toBe(5000);
  expect(byRatio.fault?.code).toBe("too-large");
});
