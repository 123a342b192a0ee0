import { closeSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { openInput } from "./input.ts";

const directory = expect.objectContaining({ code: "EISDIR" });

test("a directory is named as one, by its path and as standard input", () => {
  expect(() => openInput(tmpdir())).toThrow(directory);
  const fd = openSync(tmpdir(), "r");
  expect(() => openInput("-", fd)).toThrow(directory);
  closeSync(fd);
});
