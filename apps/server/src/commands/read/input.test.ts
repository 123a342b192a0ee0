import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineStatus } from "@tcp-ladder/engine";
import { expect, test, vi } from "vitest";
import { complainOfFault } from "./complain.ts";
import { openInput } from "./input.ts";

const HALF_MIB = 2 ** 19;
const directory = expect.objectContaining({ code: "EISDIR" });

test("a directory is named as one, by its path and as standard input", () => {
  expect(() => openInput(tmpdir())).toThrow(directory);
  const fd = openSync(tmpdir(), "r");
  expect(() => openInput("-", fd)).toThrow(directory);
  closeSync(fd);
});

test("what cannot be read to its end is no crash: what came before stands, and why is said", () => {
  // an address of this process at which nothing lies
  const input = openInput("/proc/self/mem");
  expect(input.trouble?.()).toBeUndefined();
  expect([...(input.chunks() as Iterable<Uint8Array>)]).toEqual([]);
  expect(input.trouble?.()).toMatch(/^EIO/);
  const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const status = { fault: { code: "truncated", message: "It ends.", remedy: "", offset: 7 }, bytes: 12 };
  expect(complainOfFault(input, status as EngineStatus)).toBe(1);
  expect(said.mock.calls).toEqual([
    [expect.stringMatching(/^tcp-ladder: \/proc\/self\/mem: byte 12: nothing behind it could be read: EIO.*\n$/)],
  ]);
  said.mockRestore();
});

test("a small file comes in one piece, a larger one in pieces that grow", () => {
  const folder = mkdtempSync(join(tmpdir(), "input-"));
  const path = join(folder, "file");
  const pieces = (size: number) => {
    writeFileSync(path, new Uint8Array(size));
    const sizes: number[] = [];
    for (const piece of openInput(path).chunks() as Iterable<Uint8Array>) sizes.push(piece.length);
    return sizes;
  };
  expect(pieces(HALF_MIB)).toEqual([HALF_MIB]);
  const [first = 0, second = 0, ...rest] = pieces(HALF_MIB + 1);
  expect(second).toBe(2 * first);
  expect(first + second + rest.reduce((sum, size) => sum + size, 0)).toBe(HALF_MIB + 1);
  rmSync(folder, { recursive: true });
});
