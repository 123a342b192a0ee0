import fc from "fast-check";
import { expect, test } from "vitest";
import { readAhead } from "./read-ahead.ts";

const file = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) & 0xff);

function counted() {
  const reads: [number, number][] = [];
  const source = {
    read(offset: number, length: number) {
      reads.push([offset, length]);
      return Promise.resolve(file.slice(offset, offset + length));
    },
  };
  return { reads, source };
}

test("gives the same bytes as the source, whatever is asked for", async () => {
  const spans = fc.array(fc.tuple(fc.nat(file.length + 10), fc.nat(3000)), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(spans, async (asked) => {
      const source = readAhead(counted().source);
      for (const [offset, length] of asked) {
        expect(await source.read(offset, length)).toEqual(file.slice(offset, offset + length));
      }
    }),
    { seed: 7, numRuns: 100 },
  );
});

test("reads that follow each other become few; those far apart stay small", async () => {
  const close = counted();
  const ahead = readAhead(close.source);
  for (let at = 0; at + 100 <= file.length; at += 100) await ahead.read(at, 100);
  expect(close.reads.length).toBeLessThan(8);

  const far = counted();
  const apart = readAhead(far.source);
  for (const at of [0, 50_000, 10_000, 90_000]) await apart.read(at, 100);
  expect(Math.max(...far.reads.slice(1).map(([, length]) => length))).toBe(4096);
});
