import type { Input } from "./input.ts";

/** Work shorter than this shows nothing. */
const PATIENCE_MS = 1000;
const STEP_MS = 100;

export interface Progress {
  at(bytes: number): void;
  done(): void;
}

/** How far reading has come, on standard error, where that is a terminal and the work is long. */
export function openProgress({ name, size }: Input): Progress {
  const start = Date.now();
  let drawn = 0;
  const wanted = process.stderr.isTTY === true;
  return {
    at(bytes) {
      if (!wanted) return;
      const now = Date.now();
      if (now - start < PATIENCE_MS || now - drawn < STEP_MS) return;
      drawn = now;
      const part = size === undefined ? "" : ` of ${megabytes(size)}, ${Math.floor((100 * bytes) / size)} %`;
      process.stderr.write(`\r\x1b[K${name}: ${megabytes(bytes)}${part}`);
    },
    done() {
      if (drawn > 0) process.stderr.write("\r\x1b[K");
    },
  };
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
