import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "apps/*/src/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
    globalSetup: "scripts/setup/scratch.mjs",
    // Ends a test that hangs; one that does more than the others has a limit of its own, with the reason beside it. No test
    // asserts how long something takes: that is for the benches.
    testTimeout: 5_000,
  },
});
