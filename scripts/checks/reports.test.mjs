import { expect, it } from "vitest";
import { readPlaywright, readVitest } from "./reports.mjs";

it("counts a unit test file that does not load as a failure", () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: "passed", assertionResults: [{}] },
      { status: "failed", assertionResults: [{}] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(readVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

it("counts an end-to-end test that passed at the second try, and an error outside tests, as failures", () => {
  const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
  expect(readPlaywright(report)).toEqual({ passed: 7, failed: 3, skipped: 2 });
});
