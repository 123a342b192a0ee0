// pnpm picture: makes docs/images/ladder.png, the README's, anew: the demo captured on loopback, its seventh segment
// chosen. Needs what live capture needs, and Chromium.
import "./setup/node-version.mjs";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { freePort } from "./dev/free-port.mjs";
import { readArguments } from "./setup/arguments.mjs";
import { buildAll } from "./setup/build.mjs";
import { ROOT } from "./setup/paths.mjs";
import { openRunFolder } from "./setup/scratch.mjs";
import { step } from "./setup/steps.mjs";

const PICTURE = join(ROOT, "docs", "images", "ladder.png");
const DEBIAN = "/usr/bin/chromium";

readArguments(
  {
    command: "pnpm picture",
    says: "Makes docs/images/ladder.png anew. Needs what live capture needs, and Chromium.",
    options: {},
  },
  process.argv.slice(2),
);
await step("build", buildAll);
const data = openRunFolder();
const port = await freePort();
const options = ["serve", "--no-open", "--strict-port", "--port", String(port), "--data", data];
const server = spawn(process.execPath, [join(ROOT, "apps", "server", "dist", "cli.js"), ...options], {
  stdio: ["ignore", "pipe", "inherit"],
});
// It says how to stop it once it listens.
for await (const said of server.stdout) if (String(said).includes("Ctrl-C")) break;

const browser = await chromium.launch({
  ...(existsSync(DEBIAN) ? { executablePath: DEBIAN } : {}),
  args: ["--no-sandbox"],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1920, height: 1080 },
    locale: "en-GB",
    colorScheme: "light",
  });
  await page.goto(`http://localhost:${port}/`);
  await page.getByRole("button", { name: "Run the demo" }).click();
  await page.locator('[data-label="ACK N+1"]').waitFor();
  await page.locator('[data-label="FIN N, ACK M+1"]').click();
  await page.locator("[data-byte]").first().waitFor();
  await page.mouse.move(1, 1);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: PICTURE });
  console.log(PICTURE);
} finally {
  await browser.close();
  server.kill();
  await once(server, "exit");
  rmSync(data, { recursive: true, force: true });
}
