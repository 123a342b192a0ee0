import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { launchBrowser } from "../support/browser.ts";
import { openScratch } from "../support/scratch.ts";
import { type BenchServer, openServer } from "../support/server.ts";
import { type Frames, framesDuring } from "./frames.ts";
import { writeMillion } from "./million.ts";
import { measureStart, type Start } from "./start.ts";
import { serveTrivialPage } from "./trivial-page.ts";

export interface PageFigures {
  readonly browser: string;
  readonly segments: number;
  readonly starts: { readonly ours: readonly Start[]; readonly trivial: readonly Start[] };
  readonly frames: { readonly ours: readonly Frames[]; readonly trivial: Frames };
}

const STARTS = 5;

/** Starts a server of its own on a connection of a million segments, and looks at it beside a page that does next to nothing. */
export async function measurePage(seed: number): Promise<PageFigures> {
  const { folder, remove } = openScratch();
  const trivial = await serveTrivialPage();
  let server: BenchServer | undefined;
  let browser: Browser | undefined;
  try {
    const file = join(folder, "million.pcap");
    const segments = writeMillion(file, seed);
    server = await openServer(folder);
    const { url } = server;
    const sent = await fetch(`${url}/api/captures?name=million.pcap`, { method: "PUT", body: readFileSync(file) });
    const { id } = (await sent.json()) as { readonly id: string };
    browser = await launchBrowser();
    const starts: { ours: Start[]; trivial: Start[] } = { ours: [], trivial: [] };
    for (let n = 0; n < STARTS; n += 1) {
      starts.ours.push(await measureStart(browser, `${url}/c/${id}/0`));
      starts.trivial.push(await measureStart(browser, trivial.url));
    }
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    await page.goto(`${url}/c/${id}/0`);
    await page.locator("[data-frame]").first().waitFor();
    const ours = await moveAbout(page);
    await page.goto(`${trivial.url}/tall`);
    await page.mouse.move(700, 500);
    const plain = await framesDuring(page, "plain rows, wheel", () => wheel(page, 120, 150));
    return {
      browser: `Chromium ${browser.version()}`,
      segments,
      starts,
      frames: { ours, trivial: plain },
    };
  } finally {
    await browser?.close();
    trivial.close();
    await server?.close();
    remove();
  }
}

async function moveAbout(page: Page): Promise<Frames[]> {
  const strip = page.getByRole("slider");
  await strip.waitFor();
  await page.waitForTimeout(1000);
  await page.mouse.move(700, 500);
  const slow = await framesDuring(page, "wheel, 120 px a notch", () => wheel(page, 120, 150));
  const fast = await framesDuring(page, "wheel, 900 px a notch", () => wheel(page, 900, 150));
  const box = await strip.boundingBox();
  if (box === null) throw new Error("the strip is not on the page");
  const y = box.y + box.height / 2;
  const drag = await framesDuring(page, "strip dragged from end to end", async () => {
    await page.mouse.move(box.x + 12, y);
    await page.mouse.down();
    for (let n = 0; n <= 150; n += 1) {
      await page.mouse.move(box.x + 12 + ((box.width - 24) * n) / 150, y);
      await page.waitForTimeout(8);
    }
    await page.mouse.up();
  });
  return [slow, fast, drag];
}

async function wheel(page: Page, pixels: number, notches: number): Promise<void> {
  for (let n = 0; n < notches; n += 1) {
    await page.mouse.wheel(0, pixels);
    await page.waitForTimeout(8);
  }
}
