import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { CACHE } from "../setup/paths.mjs";
import { run } from "../setup/run.mjs";
import { secondsSince } from "../setup/steps.mjs";

/**
 * Runs every check, also after one has failed, and ends with a line `N passed, M failed`: tests where a check counts
 * them, the check itself where it does not.
 *
 * @param {readonly import("./checks.mjs").Check[]} checks
 * @param {readonly string[]} more arguments for the check
 * @returns {Promise<number>} exit status
 */
export async function runChecks(checks, more) {
  mkdirSync(CACHE, { recursive: true });
  /** @type {string[]} */
  const summary = [];
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const check of checks) {
    const since = performance.now();
    const tally = await runCheck(check, more);
    for (const key of /** @type {const} */ (["passed", "failed", "skipped"])) sum[key] += tally[key];
    summary.push(`  ${check.name.padEnd(16)}${describe(check, tally).padEnd(40)} ${secondsSince(since).padStart(8)}`);
    if (!check.report) console.log(summary.at(-1));
  }
  console.log(`\n${summary.join("\n")}\n`);
  if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

/**
 * @param {import("./checks.mjs").Check} check
 * @param {readonly string[]} more
 * @returns {Promise<import("./reports.mjs").Tally>}
 */
async function runCheck({ command, args, env, report }, more) {
  if (report) rmSync(report.path, { force: true });
  const { status, output } = await run(command, [...args, ...more], {
    show: report !== undefined,
    ...(env && { env }),
  });
  if (status !== 0) process.stdout.write(output);
  if (!report) return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  const tally = readReport(report);
  // Whoever fails without a failed test to show for it (it did not start, or an error between tests) has failed too.
  if (status !== 0 && tally.failed === 0) tally.failed = 1;
  return tally;
}

/** @param {NonNullable<import("./checks.mjs").Check["report"]>} report */
function readReport({ path, read }) {
  try {
    return read(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** @param {import("./checks.mjs").Check} check @param {import("./reports.mjs").Tally} tally */
function describe({ report }, { passed, failed, skipped }) {
  if (!report) return failed ? "failed" : "passed";
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}
