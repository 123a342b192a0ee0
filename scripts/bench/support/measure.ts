import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

export interface Measured {
  readonly seconds: number;
  /** Most memory it held at once, bytes; read from /proc while it ran. */
  readonly peakBytes: number;
  /** It was ended: it took longer than anybody would wait, and `seconds` is how long that is. */
  readonly gaveUp: boolean;
  /** As it ended; undefined where a signal ended it. */
  readonly status: number | undefined;
}

/**
 * One run of a whole process, start-up included.
 *
 * @param output file that takes its standard output; /dev/null unless given
 * @param patienceSeconds after which it is ended
 */
export function measure(
  command: string,
  args: readonly string[],
  output = "/dev/null",
  patienceSeconds = 300,
): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const file = openSync(output, "w");
    const since = performance.now();
    const child = spawn(command, args, { stdio: ["ignore", file, "ignore"] });
    let peakBytes = 0;
    let gaveUp = false;
    const patience = setTimeout(() => {
      gaveUp = true;
      child.kill("SIGKILL");
    }, patienceSeconds * 1000);
    const watch = setInterval(() => {
      peakBytes = Math.max(peakBytes, highWater(child.pid));
    }, 10);
    child.once("error", reject);
    child.once("close", (status) => {
      const seconds = (performance.now() - since) / 1000;
      clearInterval(watch);
      clearTimeout(patience);
      closeSync(file);
      resolve({ seconds, peakBytes, gaveUp, status: status ?? undefined });
    });
  });
}

function highWater(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0; // it has just ended
  }
}
