import { describe, expect, test } from "vitest";
import { block, concat, describeInterface, enhanced, section } from "../testing/captures.ts";
import { readWhole } from "../testing/read.ts";

const zeros = (count: number) => Array.from({ length: count }, () => 0);
/** A comment of 200 bytes of which four are there, behind a block's fields. */
const lying = (...fields: readonly number[]) => Uint8Array.of(...fields, 1, 0, 200, 0, 0x61, 0x62, 0x63, 0x64);
const header = (major: number, minor: number, rest = zeros(8)) =>
  block(0x0a0d0d0a, Uint8Array.of(0x4d, 0x3c, 0x2b, 0x1a, major, 0, minor, 0, ...rest));
const FRAME = enhanced(0, 0n, [1, 2, 3, 4]);
const START = concat(section(), describeInterface(1));

describe("an option that runs past its block's end", () => {
  test("of an interface is a fault: behind it might stand what its times mean", () => {
    const wrong = block(1, lying(1, 0, ...zeros(6)));
    const { reader, records } = readWhole(concat(START, FRAME, wrong, FRAME));
    expect(records).toHaveLength(1);
    // the option's eight bytes and the block's length stand last
    const [begin, offset] = [START.length + FRAME.length, START.length + FRAME.length + wrong.length - 12];
    expect(reader.fault).toMatchObject({ code: "bad-record", offset });
    expect(reader.fault?.message).toBe(
      `The option at byte ${offset} runs past the end of its block, which begins at byte ${begin}.`,
    );
  });

  test.each([
    ["section", block(0x0a0d0d0a, lying(0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0, ...zeros(8))), 1],
    ["list of names", block(4, lying(...zeros(4))), 1],
    ["count of drops", block(5, lying(...zeros(12))), 1],
    ["frame", block(6, lying(...zeros(12), 4, 0, 0, 0, 4, 0, 0, 0, 1, 2, 3, 4)), 2],
  ])("of a %s ends its options, and all frames are there", (what, wrong, frames) => {
    const rest = what === "section" ? [describeInterface(1), FRAME] : [FRAME];
    const { reader, records } = readWhole(concat(START, wrong, ...rest));
    expect(reader.fault).toBeUndefined();
    expect(records).toHaveLength(frames);
  });
});

type Options = NonNullable<Parameters<typeof describeInterface>[1]>;
const offset = (seconds: number) => [seconds, ...zeros(7)];

test.each<[string, Options, readonly [number, number]]>([
  ["none", [], [5, 1000]],
  ["a resolution without a byte", [[9, []]], [5, 1000]],
  ["a resolution of four bytes", [[9, [9, 0, 0, 0]]], [5, 1000]],
  ["two resolutions", [9, 3].map((exponent) => [9, [exponent]]), [0, 5_000_001]],
  ["an offset of four bytes", [[14, [1, 0, 0, 0]]], [5, 1000]],
  ["two offsets", [1, 2].map((seconds) => [14, offset(seconds)]), [6, 1000]],
])(
  "an interface's times with %s: what may stand once counts as it stands first, with its own length",
  (_, options, time) => {
    const { records } = readWhole(concat(section(), describeInterface(1, options), enhanced(0, 5_000_001n, [])));
    expect([records[0]?.seconds, records[0]?.nanos]).toEqual(time);
  },
);

test("a version that nobody has agreed on is named, and its frames are not guessed", () => {
  const rest = concat(describeInterface(1), FRAME);
  expect(readWhole(concat(header(1, 2), rest)).records).toHaveLength(1);
  const first = readWhole(concat(header(2, 0), rest));
  expect(first.records).toHaveLength(0);
  expect(first.reader.fault).toMatchObject({ code: "unknown-format", offset: 12 });
  expect(first.reader.fault?.message).toContain("version 2.0");
  const between = readWhole(concat(header(1, 1), rest));
  expect(between.records).toHaveLength(0);
  expect(between.reader.fault).toMatchObject({ code: "unknown-format", offset: 12 });
  const second = readWhole(concat(header(1, 0), rest, header(3, 1), rest));
  expect(second.records).toHaveLength(1);
  expect(second.reader.fault).toMatchObject({ code: "bad-record", offset: 28 + rest.length + 12 });
});
