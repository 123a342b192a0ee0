import { BLOCK_WORDS } from "@tcp-ladder/flow";
import { expect, test } from "vitest";
import { Deserted, newRing, RingWriter, takeBlocks } from "./ring.ts";

test("blocks come out in the order in which they went in, and no more than went in", () => {
  const shared = newRing();
  const writer = new RingWriter(shared);
  for (let n = 0; n < 200; n++) writer.next()[BLOCK_WORDS - 1] = n;
  expect(writer.isFull).toBe(true);
  // The last one is passed on by asking for another.
  writer.next();
  writer.close();
  const taken: number[] = [];
  takeBlocks(shared, (block) => taken.push(block[BLOCK_WORDS - 1] as number));
  expect(taken).toEqual(Array.from({ length: 200 }, (_, n) => n));
  expect(writer.isFull).toBe(false);
});

test("who writes does not wait for ever for who has ended", () => {
  const writer = new RingWriter(newRing(), 1);
  expect(() => {
    for (;;) writer.next();
  }).toThrow(Deserted);
});
