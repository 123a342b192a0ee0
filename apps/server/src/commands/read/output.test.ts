import { closeSync, openSync } from "node:fs";
import { expect, test } from "vitest";
import { isOutputClosed, isOutputFailed, openOutput } from "./output.ts";

test("a full disk is told as one, and not as a reader that went away", () => {
  const fd = openSync("/dev/full", "w");
  for (const write of ["text", "bytes"] as const) {
    const output = openOutput(fd);
    if (write === "text") output.text("a line\n");
    else output.bytes(Uint8Array.of(1));
    let thrown: unknown;
    try {
      output.flush();
    } catch (error) {
      thrown = error;
    }
    expect([isOutputFailed(thrown), isOutputClosed(thrown)]).toEqual([true, false]);
    expect((thrown as Error).message).toBe("the disk is full");
  }
  closeSync(fd);
});
