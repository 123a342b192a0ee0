import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ipv4Text } from "./ipv4-text.ts";

const SEED = 20261123;

const octet = fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 10, 100, 255));
const endpoint = fc.tuple(octet, octet, octet, octet, fc.oneof(fc.nat(65535), fc.constantFrom(0, 1, 80, 443, 65535)));

test("a text is found exactly where it occurs in the endpoint's", () => {
  const pieces = endpoint.chain(([a, b, c, d, port]) => {
    const whole = `${a}.${b}.${c}.${d}:${port}`;
    const part = fc
      .tuple(fc.nat(whole.length), fc.nat(whole.length))
      .map(([from, to]) => whole.slice(Math.min(from, to), Math.max(from, to)));
    const changed = fc
      .tuple(part, fc.nat(20), fc.constantFrom("", ".", ":", "0", "1", "a"))
      .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1));
    const other = fc.stringMatching(/^[0-9.:a-f]{0,6}$/);
    return fc.tuple(fc.constant([a, b, c, d, port] as const), fc.oneof(part, changed, other));
  });
  let found = 0;
  fc.assert(
    fc.property(pieces, ([[a, b, c, d, port], sought]) => {
      const occurs = `${a}.${b}.${c}.${d}:${port}`.includes(sought);
      if (occurs) found++;
      expect(ipv4Text(sought)(a * 0x100_0000 + b * 0x1_0000 + c * 0x100 + d, port)).toBe(occurs);
    }),
    { seed: SEED, numRuns: 500 },
  );
  // Both answers were tried, and often.
  expect(found).toBeGreaterThan(100);
  expect(found).toBeLessThan(400);
  // What finds a text is made anew for each of them.
}, 30_000);

test("one search is asked of many endpoints", () => {
  const finds = ipv4Text("0.1:4");
  const asked: [number, number, boolean][] = [
    [0x0a00_0001, 443, true],
    [0x0a00_0001, 80, false],
    [0x0a00_0101, 443, false],
    [0x0a00_0001, 4, true],
    [0xff00_c801, 40_000, true],
    [0xff00_0b01, 40_000, false],
    [0xffff_6401, 50_000, false],
    [0xffff_0001, 40_000, true],
  ];
  for (const [address, port, there] of asked)
    expect([address, port, finds(address, port)]).toEqual([address, port, there]);
});
