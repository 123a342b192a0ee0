import { describe, expect, test } from "vitest";
import type { LiveCaptureFile } from "../captures/live-capture-file.ts";
import { pagesOfServer } from "../testing/pages-of-server.ts";
import { pcapHeader, pcapRecords } from "../testing/pcap.ts";

const site = pagesOfServer();

function growing(): LiveCaptureFile {
  const created = site.server.running.library.createLive({ interface: "lo", filter: "tcp" });
  if (!created.ok) throw new Error(created.error.message);
  created.value.append(pcapHeader());
  return created.value;
}

describe("a capture that grows", () => {
  test("is followed: each row once, in order, and before the next one comes", async () => {
    const file = growing();
    const opened = await site.page();
    opened.send({ type: "follow", request: 7, capture: file.id, connection: "newest", count: 100 });
    opened.send({ type: "watch", request: 8, capture: file.id });
    await opened.next("status");
    for (let frame = 0; frame < 30; frame++) {
      file.append(pcapRecords(frame, 1));
      const batch = await opened.batch();
      expect(batch).toMatchObject({ request: 7, capture: file.id, from: frame, skipped: 0 });
      expect([...batch.columns.frame]).toEqual([frame + 1]);
    }
    file.finish();
    expect((await opened.next("status", ({ status }) => status.state === "complete")).status.segments).toBe(30);
    await opened.next("captures", ({ captures }) =>
      captures.some((one) => one.id === file.id && one.state === "complete"),
    );
  });

  test("another follow takes the place of the first, and unfollow ends it", async () => {
    const file = growing();
    file.append(pcapRecords(0, 4, 2));
    const opened = await site.page();
    opened.send({ type: "follow", request: 1, capture: file.id, connection: 0, count: 10 });
    expect(await opened.batch()).toMatchObject({ request: 1, connection: { id: 0 }, columns: { length: 2 } });
    opened.send({ type: "follow", request: 2, capture: file.id, connection: 1, count: 10 });
    expect(await opened.batch()).toMatchObject({ request: 2, connection: { id: 1 }, columns: { length: 2 } });
    opened.send({ type: "unfollow" });
    opened.send({ type: "watch", request: 3, capture: file.id });
    await opened.next("status");
    let more = 0;
    opened.socket.on("message", (_data, isBinary) => {
      if (isBinary) more++;
    });
    file.append(pcapRecords(4, 4, 2));
    await opened.next("status", ({ status }) => status.segments === 8);
    expect(more).toBe(0);
    file.finish();
  });

  test("goes on at its pace whatever one page does: a page that does not read is spared, another is served", async () => {
    const file = growing();
    const slow = await site.page();
    slow.socket.pause();
    slow.send({ type: "follow", request: 1, capture: file.id, connection: "newest", count: 5000 });
    const quick = await site.page();
    quick.send({ type: "follow", request: 1, capture: file.id, connection: "newest", count: 5000 });
    let frames = 0;
    let seen = 0;
    let skipped = 0;
    // Some twenty megabytes of rows for each page: far beyond what the kernel holds for one that does not read.
    for (let round = 0; round < 80; round++) {
      file.append(pcapRecords(frames, 5000));
      frames += 5000;
      const batch = await quick.batch();
      seen += batch.columns.length;
      skipped += batch.skipped;
    }
    expect(seen + skipped).toBe(frames);
    // Read again, it learns how many rows it was not shown, and ends with the newest.
    slow.socket.resume();
    file.append(pcapRecords(frames, 1));
    frames++;
    let shown = 0;
    let passed = 0;
    while (shown + passed < frames) {
      const batch = await slow.batch();
      expect(batch.from).toBe(shown + passed + batch.skipped);
      shown += batch.columns.length;
      passed += batch.skipped;
    }
    expect(shown + passed).toBe(frames);
    expect(passed).toBeGreaterThan(0);
    file.finish();
  }, 30_000);

  test("may be deleted when it has ended: who watches is told", async () => {
    const file = growing();
    const opened = await site.page();
    opened.send({ type: "watch", request: 1, capture: file.id });
    await opened.next("status");
    file.finish();
    expect((await fetch(`${site.server.base}/api/captures/${file.id}`, { method: "DELETE" })).status).toBe(204);
    expect((await opened.next("error")).error.code).toBe("unknown-capture");
  });
});
