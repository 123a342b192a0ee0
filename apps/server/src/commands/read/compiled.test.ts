import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compile, loadCompiled } from "./compiled.ts";

const folder = mkdtempSync(join(tmpdir(), "tcp-ladder-compiled-"));
const file = join(folder, "bundle.cjs");
/** V8 remembers what it has compiled by the whole text: each test has one of its own, of one length. */
const codeOf = (n: number) => `"use strict"; // ${n}
exports.name = require("node:path").basename(__filename);
exports.sum = (a, b) => a + b;
exports.trouble = () => { throw new Error("trouble"); };
`;
const NAME = { name: "bundle.cjs" };

afterAll(() => rmSync(folder, { recursive: true }));

test("a bundle is what `require` would make of it, and its lines keep their numbers", () => {
  writeFileSync(file, codeOf(1));
  const loaded = loadCompiled(file) as { sum(a: number, b: number): number; trouble(): never };
  expect(loaded).toMatchObject(NAME);
  expect(loaded.sum(2, 3)).toBe(5);
  expect(() => loaded.trouble()).toThrow("trouble");
  const stack = (() => {
    try {
      return loaded.trouble();
    } catch (error) {
      return (error as Error).stack;
    }
  })();
  expect(stack).toContain(`${file}:4:`);
});

test("what V8 has compiled before is taken", () => {
  writeFileSync(file, codeOf(2));
  const script = compile(file);
  expect(script.cachedDataRejected).toBeUndefined();
  script.runInThisContext();
  writeFileSync(`${file}.v8`, script.createCachedData());
  expect(compile(file).cachedDataRejected).toBe(false);
  expect(loadCompiled(file)).toMatchObject(NAME);
});

test.each([
  [3, "of nothing", Buffer.alloc(0)],
  [4, "of another program", Buffer.from("tcpdump")],
  [5, "that is broken", Buffer.alloc(5000, 7)],
])("the bundle itself is compiled where there is a file $1 beside it", (n, _, bytes) => {
  writeFileSync(file, codeOf(n));
  writeFileSync(`${file}.v8`, bytes);
  expect(compile(file).cachedDataRejected).toBe(true);
  expect(loadCompiled(file)).toMatchObject(NAME);
});

test("what belongs to a bundle of another length is not taken", () => {
  writeFileSync(file, codeOf(6));
  writeFileSync(`${file}.v8`, compile(file).createCachedData());
  writeFileSync(file, `${codeOf(7)}exports.more = 1;\n`);
  expect(compile(file).cachedDataRejected).toBe(true);
  expect(loadCompiled(file)).toMatchObject({ ...NAME, more: 1 });
});
