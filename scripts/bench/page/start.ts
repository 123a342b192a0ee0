import type { Browser } from "@playwright/test";
import { firstRungOf, watchFirstRung } from "../support/first-rung.ts";

export interface Start {
  /** Bytes on the wire, bodies as they were sent, of scripts alone and of everything. */
  readonly scriptBytes: number;
  readonly allBytes: number;
  /** Milliseconds from the navigation to the first rung in the document. */
  readonly firstRungMs: number;
}

/** Opens an address in a browser that knows nothing yet. */
export async function measureStart(browser: Browser, url: string): Promise<Start> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  const scripts = new Set<string>();
  let scriptBytes = 0;
  let allBytes = 0;
  devtools.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    allBytes += encodedDataLength;
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  await watchFirstRung(page);
  await page.goto(url);
  const firstRungMs = await firstRungOf(page);
  // What is loaded when the page has come to rest is loaded at start as well.
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await context.close();
  return { scriptBytes, allBytes, firstRungMs };
}
