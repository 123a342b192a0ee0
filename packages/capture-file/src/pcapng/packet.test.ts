import fc from "fast-check";
import { expect, test } from "vitest";
import { newFrameRecord } from "../record.ts";
import { describeInterface, enhanced } from "../testing/captures.ts";
import { BlockType } from "./blocks.ts";
import { readPacket, readPlain } from "./packet.ts";
import { readInterface } from "./section.ts";

const FIRST_INTERFACE = 3;
const MAX_BLOCK = 68;

function tableOf(littleEndian: boolean) {
  const bytes = describeInterface(1, [[9, [9]]], littleEndian);
  const one = () => readInterface(bytes, 8, bytes.length - 4, littleEndian, () => undefined);
  return Array.from({ length: FIRST_INTERFACE + 2 }, one);
}

/** What the patient way makes of a block; undefined where it is none for the quick one. */
function patiently(bytes: Uint8Array, view: DataView, littleEndian: boolean) {
  if (bytes.length < 32 || view.getUint32(0, littleEndian) !== BlockType.ENHANCED_PACKET) return undefined;
  const total = view.getUint32(4, littleEndian);
  if (total < 32 || total % 4 !== 0 || total > Math.min(bytes.length, MAX_BLOCK)) return undefined;
  if (view.getUint32(total - 4, littleEndian) !== total) return undefined;
  const table = tableOf(littleEndian);
  const record = newFrameRecord();
  const section = { start: 0, littleEndian, firstInterface: FIRST_INTERFACE };
  const lie = readPacket(BlockType.ENHANCED_PACKET, bytes, view, 8, total - 4, section, table, table.length, record);
  return lie === undefined ? { total, record } : undefined;
}

const frame = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 40 });
const word = fc.oneof(fc.integer({ min: 0, max: 64 }), fc.integer({ min: 0, max: 0xffffffff }));

test("a plain block is read in one go as it is read patiently, and no other is", () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.integer({ min: 0, max: 2 }),
      fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }),
      frame,
      fc.boolean(),
      fc.option(fc.record({ at: fc.nat({ max: 18 }), value: word })),
      fc.integer({ min: -8, max: 8 }),
      (littleEndian, id, time, captured, hasOption, lie, more) => {
        const whole = enhanced(id, time, captured, hasOption ? [[2, [1, 0, 0, 0]]] : [], littleEndian);
        const bytes = new Uint8Array(whole.length + more);
        bytes.set(whole.subarray(0, bytes.length));
        const view = new DataView(bytes.buffer);
        if (lie !== null && 4 * lie.at + 4 <= bytes.length) view.setUint32(4 * lie.at, lie.value, littleEndian);
        const expected = patiently(bytes, view, littleEndian);
        const record = newFrameRecord();
        const section = { start: 0, littleEndian, firstInterface: FIRST_INTERFACE };
        const total = readPlain(bytes, view, 0, bytes.length, MAX_BLOCK, section, tableOf(littleEndian), record);
        expect(total).toBe(expected?.total ?? 0);
        expect(record).toEqual(expected?.record ?? newFrameRecord());
        if (lie === null && more >= 0 && id < 2 && whole.length <= MAX_BLOCK) expect(total).toBe(whole.length);
      },
    ),
    { numRuns: 2000 },
  );
});
