import { statSync } from "node:fs";
import { createServer } from "node:http";
import type { Browser, Page } from "@playwright/test";
import { WORKLOADS, writeWorkload } from "../read/workloads.ts";
import { launchBrowser } from "../support/browser.ts";
import { firstRungOf, watchFirstRung } from "../support/first-rung.ts";
import { openScratch } from "../support/scratch.ts";
import { openServer } from "../support/server.ts";

/** Milliseconds since the browser began to send. */
export interface Upload {
  /** Until the first rung was in the document. */
  readonly firstRungMs: number;
  /** Until the server had answered that it has it all. */
  readonly answeredMs: number;
}

export interface UploadFigures {
  readonly browser: string;
  readonly segments: number;
  readonly bytes: number;
  readonly ours: readonly Upload[];
  /** Milliseconds that a server took which only counts the bytes. */
  readonly counted: readonly number[];
}

/** Uploads one capture as often as `runs` says, from a browser's page, and in turn to a server that only counts its bytes. */
export async function measureUpload(seed: number, runs: number): Promise<UploadFigures> {
  const { folder, remove } = openScratch();
  const counting = await serveCounting();
  const server = await openServer(folder);
  const browser = await launchBrowser();
  try {
    const workload = WORKLOADS.find(({ name }) => name === "mixed-96");
    if (workload === undefined) throw new Error("there is no workload mixed-96");
    const { file, segments } = writeWorkload(workload, folder, seed);
    const ours: Upload[] = [];
    const counted: number[] = [];
    for (let n = 0; n < runs; n += 1) {
      ours.push(await toPage(browser, server.url, file));
      counted.push(await toCounter(browser, counting.url, file));
    }
    return { browser: `Chromium ${browser.version()}`, segments, bytes: statSync(file).size, ours, counted };
  } finally {
    await browser.close();
    await server.close();
    counting.close();
    remove();
  }
}

async function toPage(browser: Browser, url: string, file: string): Promise<Upload> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await watchFirstRung(page);
  await page.goto(url);
  await page.getByLabel("Open a capture").setInputFiles(file);
  const { began, answered } = await sent(page);
  const firstRung = await firstRungOf(page);
  const id = /\/c\/([^/]+)/.exec(page.url())?.[1] ?? "";
  await page.close();
  await fetch(`${url}/api/captures/${id}`, { method: "DELETE" });
  return { firstRungMs: firstRung - began, answeredMs: answered - began };
}

async function toCounter(browser: Browser, url: string, file: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator("input").setInputFiles(file);
  const { began, answered } = await sent(page);
  await page.close();
  return answered - began;
}

/** When the page's upload began, and when its answer was there, by the page's own clock. */
async function sent(page: Page): Promise<{ readonly began: number; readonly answered: number }> {
  const answer = await page.waitForFunction(
    () => {
      const upload = performance.getEntriesByType("resource").find(({ name }) => name.includes("/api/captures?name="));
      return upload && { began: upload.startTime, answered: upload.startTime + upload.duration };
    },
    undefined,
    { timeout: 120_000 },
  );
  return (await answer.jsonValue()) as { readonly began: number; readonly answered: number };
}

/** A page that sends the file that is chosen, as ours does, to a server that counts its bytes. */
const SENDER = `<!doctype html><meta charset="utf-8"><title>counter</title><input type="file"><script>
document.querySelector("input").onchange = ({ target }) => {
  const request = new XMLHttpRequest();
  request.open("PUT", "/api/captures?name=counted");
  request.upload.onprogress = () => {};
  request.send(target.files[0]);
};</script>`;

async function serveCounting(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    let bytes = 0;
    request.on("data", (piece: Buffer) => {
      bytes += piece.length;
    });
    request.on("end", () => {
      if (request.method === "PUT") response.setHeader("content-type", "application/json").end(String(bytes));
      else response.setHeader("content-type", "text/html").end(SENDER);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
