import { rmSync } from "node:fs";
import { openRunFolder } from "../../setup/scratch.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A folder for captures, which are large: it goes with the work, and where a signal ends that, too. */
export function openScratch(): { readonly folder: string; readonly remove: () => void } {
  const folder = openRunFolder();
  const remove = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    for (const signal of SIGNALS) process.off(signal, interrupted);
  };
  const interrupted = (signal: NodeJS.Signals) => {
    remove();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, interrupted);
  return { folder, remove };
}
