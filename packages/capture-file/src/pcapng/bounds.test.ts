import { expect, test } from "vitest";
import { concat, describeInterface, enhanced, section } from "../testing/captures.ts";
import { readWhole } from "../testing/read.ts";
import { MOST_INTERFACES, MOST_SECTIONS } from "./blocks.ts";

/** As many times the same bytes. */
function repeated(bytes: Uint8Array, times: number): Uint8Array {
  const all = new Uint8Array(bytes.length * times);
  for (let i = 0; i < times; i++) all.set(bytes, i * bytes.length);
  return all;
}

const FRAME = enhanced(0, 0n, [1]);

test.each([
  ["interface", section(), describeInterface(1), MOST_INTERFACES],
  ["section", concat(section(), describeInterface(1), FRAME), section(), MOST_SECTIONS - 1],
])(
  "a file of nothing but one %s after the other ends in a fault, before it fills the memory",
  (what, first, one, most) => {
    const allowed = concat(first, repeated(one, most));
    const last = what === "interface" ? FRAME : new Uint8Array(0);
    const within = readWhole(concat(allowed, last));
    expect(within.reader.fault).toBeUndefined();
    expect(within.records).toHaveLength(1);
    const beyond = readWhole(concat(allowed, repeated(one, 2)));
    expect(beyond.reader.fault).toMatchObject({ code: "bad-record", offset: allowed.length });
    expect(beyond.reader.fault?.message).toContain(`The ${what} at byte ${allowed.length} is one more than the 100000`);
  },
);
