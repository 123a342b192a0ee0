import { writeSync } from "node:fs";
import type { ChildReport } from "../child-report.ts";

/** Written before it returns, so that nothing is lost with an exit. */
export function tell(report: ChildReport): void {
  writeAll(2, Buffer.from(`${JSON.stringify(report)}\n`));
}

export function tellAndExit(report: ChildReport, status: number): never {
  tell(report);
  process.exit(status);
}

/** write(2) may take less than it was given. A reader that is gone ends the program. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    const taken = takenOf(descriptor, bytes.subarray(done));
    if (taken === 0) waitForReader();
    done += taken;
  }
}

/**
 * From here on standard output takes what there is room for and does not wait for the reader: Node sets O_NONBLOCK where it
 * makes a stream of a pipe or socket, and has no other call for it.
 */
export function neverWait(): void {
  void process.stdout;
}

/** How many of the bytes the descriptor takes at once; 0 where its reader is behind. A reader that is gone ends the program. */
export function takenOf(descriptor: number, bytes: Uint8Array): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return 0;
    return process.exit(1);
  }
}

const never = new Int32Array(new SharedArrayBuffer(4));
const MOMENT_MS = 0.2;

/** Gives the reader a moment. */
export function waitForReader(): void {
  Atomics.wait(never, 0, 0, MOMENT_MS);
}
