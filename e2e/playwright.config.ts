import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// Debian's Chromium where there is one; elsewhere the one that `playwright install chromium` fetched.
const debian = "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  globalSetup: "../scripts/setup/scratch.mjs",
  fullyParallel: true,
  workers: 2,
  projects: [
    // First, and one by one: it waits most of the time, while the other worker has all else to do.
    { name: "demo", grep: /@demo/, workers: 1 },
    { name: "page", grepInvert: /@demo/ },
  ],
  forbidOnly: Boolean(process.env.CI),
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    viewport: { width: 1600, height: 1000 },
    locale: "en-GB",
    colorScheme: "light",
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: {
      ...(existsSync(debian) ? { executablePath: debian } : {}),
      args: [
        "--no-sandbox", // Chromium does not sandbox as root
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
