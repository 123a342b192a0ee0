import { BLOCK_WORDS } from "@tcp-ladder/flow";
import { afterEach, expect, test, vi } from "vitest";
import { Deserted, newRing, RingWriter, takeBlocks } from "./ring.ts";

test("blocks come out in the order in which they went in, and no more than went in", () => {
  const shared = newRing();
  const writer = new RingWriter(shared);
  for (let n = 0; n < 1500; n++) writer.next()[BLOCK_WORDS - 1] = n;
  expect(writer.isFull).toBe(true);
  // The last one is passed on by asking for another.
  writer.next();
  writer.close();
  const taken: number[] = [];
  takeBlocks(shared, (block) => taken.push(block[BLOCK_WORDS - 1] as number));
  expect(taken).toEqual(Array.from({ length: 1500 }, (_, n) => n));
  expect(writer.isFull).toBe(false);
});

test("who writes does not wait for ever for who has ended", () => {
  const writer = new RingWriter(newRing(), 1);
  expect(() => {
    for (;;) writer.next();
  }).toThrow(Deserted);
});

test("what has been taken is written again, the newest first, and each block is in one place at a time", () => {
  const shared = newRing();
  const writer = new RingWriter(shared);
  const first = writer.next();
  const second = writer.next();
  expect(second.byteOffset).not.toBe(first.byteOffset);
  writer.next();
  writer.close();
  takeBlocks(shared, () => undefined);
  // One is being filled, two have been taken.
  expect(writer.next().byteOffset).toBe(second.byteOffset);
  expect(writer.next().byteOffset).toBe(first.byteOffset);
  const others = Array.from({ length: 1000 }, () => writer.next().byteOffset);
  expect(new Set([...others, first.byteOffset, second.byteOffset]).size).toBe(1002);
});

/** Whether the taker is found to have time, where it waits for this share of it. */
function isAwaited(share: number): boolean {
  let now = 1000;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const shared = newRing();
  const writer = new RingWriter(shared);
  let written = 0;
  vi.spyOn(Atomics, "wait").mockImplementation(() => {
    now += 64 * share;
    for (let i = 0; i < 64; i++) writer.next();
    written += 64;
    if (written > 1024) writer.close();
    return "ok";
  });
  takeBlocks(shared, () => {
    now += 1 - share;
  });
  return writer.isAwaited;
}

afterEach(() => void vi.restoreAllMocks());

test("who takes the blocks is found to have time left where it waits for a good part of it", () => {
  expect(isAwaited(0)).toBe(false);
  expect(isAwaited(0.2)).toBe(false);
  expect(isAwaited(0.4)).toBe(true);
});

test("that is told of many blocks, and not of the first few", () => {
  const writer = new RingWriter(newRing());
  for (let i = 0; i < 100; i++) writer.next();
  expect(writer.isAwaited).toBe(false);
});
