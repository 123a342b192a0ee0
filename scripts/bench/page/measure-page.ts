import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { freePort } from "../../dev/free-port.mjs";
import { openScratch } from "../support/scratch.ts";
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

const CLI = join(process.cwd(), "apps/server/dist/cli.js");
const CHROMIUM = "/usr/bin/chromium";
const STARTS = 5;

/** Starts a server of its own on a connection of a million segments, and looks at it beside a page that does next to nothing. */
export async function measurePage(seed: number): Promise<PageFigures> {
  const { folder, remove } = openScratch();
  const trivial = await serveTrivialPage();
  let server: ChildProcess | undefined;
  let browser: Browser | undefined;
  try {
    const file = join(folder, "million.pcap");
    const segments = writeMillion(file, seed);
    const port = await freePort();
    server = spawn(
      process.execPath,
      [CLI, "serve", "--port", String(port), "--strict-port", "--no-open", "--data", folder],
      { stdio: "ignore" },
    );
    const url = `http://127.0.0.1:${port}`;
    await answered(`${url}/healthz`);
    const sent = await fetch(`${url}/api/captures?name=million.pcap`, { method: "PUT", body: readFileSync(file) });
    const { id } = (await sent.json()) as { readonly id: string };
    browser = await chromium.launch({
      ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}),
      args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
    });
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
    if (server !== undefined && server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
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

async function answered(url: string): Promise<void> {
  const until = Date.now() + 15_000;
  while (Date.now() < until) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error(`no answer from ${url}`);
}
