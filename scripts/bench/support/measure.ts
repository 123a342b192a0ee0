import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

export interface Measured {
  readonly seconds: number;
  /** Most memory it held at once, bytes; read from /proc while it ran. */
  readonly peakBytes: number;
}

/**
 * One run of a whole process, start-up included.
 *
 * @param output file that takes its standard output; /dev/null unless given
 */
export function measure(command: string, args: readonly string[], output = "/dev/null"): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const file = openSync(output, "w");
    const since = performance.now();
    const child = spawn(command, args, { stdio: ["ignore", file, "ignore"] });
    let peakBytes = 0;
    const watch = setInterval(() => {
      peakBytes = Math.max(peakBytes, highWater(child.pid));
    }, 10);
    child.once("error", reject);
    child.once("close", (status) => {
      const seconds = (performance.now() - since) / 1000;
      clearInterval(watch);
      closeSync(file);
      if (status === 0) resolve({ seconds, peakBytes });
      else reject(new Error(`${command} ${args.join(" ")} ended with ${status}`));
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
