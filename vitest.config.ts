import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "apps/*/src/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
    // Ends a test that hangs, twice what the slowest ordinary one takes at a load of ten; a test that does more says so
    // and has a limit of its own. No test asserts how long something takes: that is for the benches.
    testTimeout: 5_000,
  },
});
