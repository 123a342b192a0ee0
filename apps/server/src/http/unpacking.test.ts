import { gzipSync } from "node:zlib";
import type { DecompressLimits } from "@tcp-ladder/capture-file";
import { expect, test } from "vitest";
import { joined, pcap } from "../testing/pcap.ts";
import { openGreetedPage } from "../testing/test-page.ts";
import { startTestServer } from "../testing/test-server.ts";

/** What a page is told of a capture that was uploaded to a server with these limits. */
async function statusOf(limits: DecompressLimits, body: Uint8Array) {
  const server = await startTestServer({ limits });
  try {
    const answer = await server.put("large.pcap.gz", body);
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { readonly id: string };
    const page = await openGreetedPage(server.base);
    page.send({ type: "watch", request: 1, capture: id });
    const { status } = await page.next("status", (message) => message.status.state === "complete");
    page.close();
    return status;
  } finally {
    await server.dispose();
  }
}

test("a bomb is cut where it shows, and the frames before it are kept", { timeout: 30_000 }, async () => {
  const packed = gzipSync(joined(pcap(10), new Uint8Array(24 << 20).fill(0xff)));
  const { segments, fault } = await statusOf({ maxBytes: 2 ** 33, maxRatio: 100 }, packed);
  expect(segments).toBe(10);
  // the first cause is told: what was unpacked is broken as a capture before it is too much
  expect(fault?.code).toBe("bad-record");

  const bomb = gzipSync(joined(pcap(10), new Uint8Array(24 << 20)));
  const second = await statusOf({ maxBytes: 2 ** 33, maxRatio: 100 }, bomb);
  expect(second.segments).toBe(10);
  expect(second.fault?.code).toBe("too-large");
  expect(second.fault?.message).toContain(`At byte ${second.fault?.offset} of the gzip file`);
  expect(second.fault?.remedy).toContain("--max-ratio");
});

test("a large one is cut at the size, and what was unpacked is shown", { timeout: 30_000 }, async () => {
  const { segments, fault } = await statusOf({ maxBytes: 100_024, maxRatio: 1000 }, gzipSync(pcap(5000)));
  expect(segments).toBe(Math.floor(100_000 / 56));
  expect(fault).toMatchObject({ code: "too-large", message: expect.stringContaining("had come out") });
});
