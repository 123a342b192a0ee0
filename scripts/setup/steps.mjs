const WIDTH = 16;

/** A step that could not be done; `log` is what the program said. */
export class StepFailure extends Error {
  /** @param {string} message @param {string} [log] */
  constructor(message, log = "") {
    super(message);
    this.log = log;
  }
}

/** @param {number} since milliseconds, from `performance.now()` */
export const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Does one step and prints one line about it: its name, what came of it, how long it took. Where it fails, what the
 * failing program said follows, and the process ends with status 1.
 *
 * @param {string} name
 * @param {() => Promise<string>} work gives what came of it in a few words
 */
export async function step(name, work) {
  const since = performance.now();
  process.stdout.write(`  ${name.padEnd(WIDTH)}`);
  try {
    const outcome = await work();
    process.stdout.write(`${outcome.padEnd(40)} ${secondsSince(since).padStart(8)}\n`);
    printRemarks();
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    process.stdout.write(`failed: ${error.message}\n`);
    printRemarks();
    if (error.log) process.stderr.write(`\n${error.log.trimEnd()}\n`);
    process.exit(1);
  }
}

/** @type {string[]} */
const remarks = [];

/** Something worth saying about the step that is being done: a line under its own. @param {string} text */
export function remark(text) {
  remarks.push(text);
}

function printRemarks() {
  for (const text of remarks.splice(0)) process.stdout.write(`  ${"".padEnd(WIDTH)}${text}\n`);
}
