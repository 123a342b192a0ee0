import { watch } from "node:fs";

/**
 * Calls `changed` once things have been quiet for a moment after sources changed, and never twice at a time.
 *
 * @param {readonly string[]} folders
 * @param {() => Promise<void>} changed
 */
export function watchSources(folders, changed) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let last = Promise.resolve();
  for (const folder of folders) {
    watch(folder, { recursive: true }, (_, name) => {
      if (!name || !/\.(ts|json|mjs)$/.test(name) || name.endsWith(".test.ts")) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        last = last.then(changed);
      }, 120);
    });
  }
}
