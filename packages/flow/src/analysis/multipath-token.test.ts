import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { tokenOf } from "./multipath-token.ts";

test.each([
  [0, "sha1"],
  [1, "sha256"],
])("version %i hashes the key with %s", (version, algorithm) => {
  const word = fc.integer({ min: 0, max: 0xffff_ffff });
  fc.assert(
    fc.property(word, word, (high, low) => {
      const key = Buffer.alloc(8);
      key.writeUInt32BE(high, 0);
      key.writeUInt32BE(low, 4);
      const expected = createHash(algorithm).update(key).digest().readUInt32BE(0);
      expect(tokenOf(version, high, low)).toBe(expected);
    }),
    { seed: 20_110_307, numRuns: 50 },
  );
});
