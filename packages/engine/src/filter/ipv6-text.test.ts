import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ipv6Text } from "./ipv6-text.ts";

const SEED = 20261123;

const address = fc.constantFrom("::", "::1", "2001:db8::1", "2001:db8::a:0:a00:1", "fe80::443:1", "::ffff:10.0.0.1");
const port = fc.oneof(fc.nat(65535), fc.constantFrom(1, 44, 443, 4433));

test("a text is found exactly where it occurs in the endpoint's", () => {
  const pieces = fc.tuple(address, port).chain(([host, number]) => {
    const whole = `[${host}]:${number}`;
    const part = fc
      .tuple(fc.nat(whole.length), fc.nat(whole.length))
      .map(([from, to]) => whole.slice(Math.min(from, to), Math.max(from, to)));
    const changed = fc
      .tuple(part, fc.nat(20), fc.constantFrom("", "[", "]", ":", "1", "]:"))
      .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1));
    const other = fc.stringMatching(/^[[\]:0-9a-f]{0,4}$/);
    return fc.tuple(fc.constant([host, number] as const), fc.oneof(part, changed, other));
  });
  let found = 0;
  fc.assert(
    fc.property(pieces, ([[host, number], sought]) => {
      const occurs = `[${host}]:${number}`.includes(sought);
      if (occurs) found++;
      expect(ipv6Text(sought)(host, number)).toBe(occurs);
    }),
    { seed: SEED, numRuns: 500 },
  );
  // Both answers were tried, and often.
  expect(found).toBeGreaterThan(100);
  expect(found).toBeLessThan(400);
  // What finds a text is made anew for each of them.
}, 30_000);
