import { expect, test } from "vitest";
import { ByteCount } from "./byte-count.ts";

test("counts bytes one by one, beyond 2^31 and 2^32 too", () => {
  const count = new ByteCount(2 ** 31 - 1);
  count.add(1);
  expect(count.value).toBe(2 ** 31);
  count.add(2 ** 31 + 7);
  expect(count.value).toBe(2 ** 32 + 7);
  expect(new ByteCount().value).toBe(0);
});
