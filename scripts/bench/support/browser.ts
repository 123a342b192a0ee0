import { existsSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";

const CHROMIUM = "/usr/bin/chromium";

/** Debian's Chromium where there is one; elsewhere the one that `playwright install chromium` fetched. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}),
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
}
