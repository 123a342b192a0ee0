/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @param {any} report vitest's JSON reporter @returns {Tally} */
export function readVitest(report) {
  // A file that does not even load has no tests to count, and fails all the same.
  const broken = report.testResults.filter(
    (/** @type {any} */ file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {any} report Playwright's JSON reporter @returns {Tally} */
export function readPlaywright({ stats, errors }) {
  // `expected` passed at once, `flaky` failed first: that is a failure here.
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
