import { test as base, expect } from "@playwright/test";
import { LadderPage } from "./ladder-page.ts";
import { openServer, type Server } from "./server.ts";

/** Every test has a server of its own on fresh data, and a page that knows it. */
export const test = base.extend<{ server: Server; ladder: LadderPage }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  server: async ({}, use) => {
    const server = await openServer();
    await use(server);
    await server.dispose();
  },
  baseURL: async ({ server }, use) => use(server.url),
  ladder: async ({ page }, use) => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await use(new LadderPage(page));
    expect(faults, "errors that nobody caught in the page").toEqual([]);
  },
});

/** Tag of what runs the demo: its port is there once, so these tests take turns. */
export const DEMO = "@demo";

/**
 * Live capture needs root and libpcap. Where tests run as root it must work: nothing is passed over there.
 */
export function needsLiveCapture(): void {
  test.skip(process.getuid?.() !== 0, "live capture needs root");
}

export { expect };
