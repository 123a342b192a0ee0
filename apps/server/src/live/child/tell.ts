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
  let done = 0;
  try {
    while (done < bytes.length) done += writeSync(descriptor, bytes, done);
  } catch {
    process.exit(1);
  }
}
