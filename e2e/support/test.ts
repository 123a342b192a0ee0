import { test as base, expect } from "@playwright/test";
import { LadderPage } from "./ladder-page.ts";
import { openServer, type Server } from "./server.ts";

/**
 * Every test has a server with nothing but the samples, and a page that knows it. It is the worker's, as starting one takes longer
 * than most of what is asked of it: what a test leaves there is taken away after it, and after a test that failed comes another worker.
 */
export const test = base.extend<{ server: Server; ladder: LadderPage }, { kept: Server }>({
  kept: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const server = await openServer();
      await use(server);
      await server.dispose();
    },
    { scope: "worker" },
  ],
  server: async ({ kept }, use, { tags }) => {
    // How the last demo went is kept by the server, and shown to whoever comes.
    const server = tags.includes(DEMO) ? await openServer() : kept;
    await use(server);
    await (server === kept ? server.empty() : server.dispose());
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
