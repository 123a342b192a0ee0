import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "apps/*/src/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
    // Ends a test that hangs. No test asserts how long something takes: that is for the benches.
    testTimeout: 60_000,
  },
});
