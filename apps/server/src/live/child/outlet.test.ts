import * as fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import { MOST_PIECES, openOutlet } from "./outlet.ts";

const SEED = 20261123;

/** A reader, and what it has taken. */
const reader = vi.hoisted(() => ({ room: 0, taken: [] as Buffer[], waitedFor: 0, onWait: () => {} }));
vi.mock("./tell.ts", () => ({
  takenOf: (_descriptor: number, bytes: Uint8Array) => {
    const taken = Math.min(bytes.length, reader.room);
    reader.room -= taken;
    if (taken > 0) reader.taken.push(Buffer.from(bytes.subarray(0, taken)));
    return taken;
  },
  waitForReader: () => {
    reader.waitedFor++;
    reader.onWait();
  },
}));

beforeEach(() => Object.assign(reader, { room: 0, taken: [], waitedFor: 0, onWait: () => {} }));

function recordOf(length: number, filled: number): { readonly header: Buffer; readonly packet: Buffer } {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(length, 8);
  return { header, packet: Buffer.alloc(length, filled) };
}

test("whatever the reader takes, and whenever: every byte comes once, in order", () => {
  const step = fc.oneof(
    fc.record({ packet: fc.oneof(fc.nat(1500), fc.integer({ min: 100_000, max: 262_144 })) }),
    fc.record({ room: fc.oneof(fc.nat(40), fc.nat(3_000_000)) }),
    fc.constant({ flush: true }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      Object.assign(reader, { room: 0, taken: [], waitedFor: 0 });
      const outlet = openOutlet(() => {});
      const expected: Buffer[] = [];
      for (const [i, one] of steps.entries()) {
        if ("packet" in one) {
          const { header, packet } = recordOf(one.packet, i);
          outlet.record(header, packet);
          expected.push(header, packet);
        } else if ("room" in one) reader.room += one.room;
        else outlet.flush();
      }
      const all = Buffer.concat(expected);
      expect(Buffer.concat(reader.taken).length + outlet.waiting).toBe(all.length);
      reader.room = Number.POSITIVE_INFINITY;
      outlet.flush();
      expect(outlet.waiting).toBe(0);
      expect(Buffer.concat(reader.taken).equals(all)).toBe(true);
      expect(reader.waitedFor).toBe(0);
    }),
    { seed: SEED, numRuns: 100 },
  );
});

test("64 MiB wait for a reader that stands still; then it is waited for, and still nothing is lost", () => {
  const outlet = openOutlet(() => {});
  const { header, packet } = recordOf(262_144 - 16, 1);
  const inPiece = 4;
  for (let i = 0; i < inPiece * MOST_PIECES; i++) outlet.record(header, packet);
  expect([outlet.waiting, reader.waitedFor]).toEqual([64 << 20, 0]);
  reader.onWait = () => {
    reader.room += 300_000;
  };
  outlet.record(header, packet);
  expect(reader.waitedFor).toBe(4);
  outlet.finish();
  expect(outlet.waiting).toBe(0);
  expect(reader.taken.reduce((sum, { length }) => sum + length, 0)).toBe((64 << 20) + 262_144);
});
