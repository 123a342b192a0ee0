import type { Page } from "@playwright/test";
import { ARTICLE_LABELS, GLUED } from "./support/article.ts";
import { longConnection } from "./support/long-connection.ts";
import { expect, test } from "./support/test.ts";

/** What draws sheets for the printer; loaded some time after the page. */
const DRAWING = /print-key/;

/** Holds back what the page asks for there until it is let go. */
async function holdBack(page: Page, address: typeof DRAWING): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** The print command between its two events, once. */
async function beginPrinting(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => void window.dispatchEvent(new Event("beforeprint")));
}

async function endPrinting(page: Page): Promise<void> {
  await page.evaluate(() => void window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
}

/**
 * Resolves when the page has by itself got what draws sheets: from then on it leaves the print command's keys to the browser. Until then
 * it keeps them; one that is held down begins nothing, so asking changes nothing.
 */
async function untilLoaded(page: Page): Promise<void> {
  const left = () =>
    page.evaluate(() => {
      const held = { key: "p", ctrlKey: true, repeat: true, bubbles: true, cancelable: true };
      return document.body.dispatchEvent(new KeyboardEvent("keydown", held));
    });
  await expect.poll(left).toBe(true);
}

/** Counts what there is of something when the browser is about to print. */
async function drawnForPrinting(page: Page, selector: string): Promise<() => Promise<number>> {
  const counting = await page.evaluateHandle(
    (wanted) => ({
      count: new Promise<number>((resolve) => {
        window.addEventListener("beforeprint", () => resolve(document.querySelectorAll(wanted).length), { once: true });
      }),
    }),
    selector,
  );
  return () => counting.evaluate(({ count }) => count);
}

const theme = (page: Page) => page.locator("html").getAttribute("data-theme");

test("the browser's own print command prints the figure on a sheet", async ({ page, ladder, server }) => {
  const id = await server.upload("article.txt", GLUED);
  await page.goto(`/c/${id}/0`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await untilLoaded(page);
  await beginPrinting(page);
  await expect(page.locator("[data-print] svg")).toBeVisible();
  await expect(page.locator("#root")).toBeHidden();
  await endPrinting(page);
  await expect(page.locator("[data-print]")).toHaveCount(0);
});

test("so it does for the browser itself", async ({ page, ladder, server }) => {
  const id = await server.upload("article.txt", GLUED);
  await page.goto(`/c/${id}/0`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await untilLoaded(page);
  const printed = await drawnForPrinting(page, "[data-print] svg [data-frame]");
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(await printed()).toBe(ARTICLE_LABELS.length);
  // A4 on its side, in points: the sheet's own size and not the printer's
  expect(pdf.toString("latin1")).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[456]/);
  await expect(page.locator("[data-print]")).toHaveCount(0);
});

test("who prints before that is loaded gets the figure of the screen, alone and on light paper", async ({
  page,
  ladder,
  server,
}) => {
  const id = await server.upload("article.txt", GLUED);
  const letGo = await holdBack(page, DRAWING);
  await page.setViewportSize({ width: 1280, height: 400 });
  await page.goto(`/c/${id}/0?theme=dark`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await beginPrinting(page);
  expect(await theme(page)).toBe("light");
  for (const part of ["banner", "complementary", "contentinfo"] as const) {
    await expect(page.getByRole(part)).toHaveCount(0);
  }
  // all of it: nothing is cut off by what scrolls on the screen
  await expect(ladder.rung(ARTICLE_LABELS.length)).toBeVisible();
  const { scroller, picture } = await ladder.region.evaluate((region) => ({
    scroller: region.getBoundingClientRect(),
    picture: region.querySelector("svg:has([data-frame])")?.getBoundingClientRect(),
  }));
  expect(picture?.height).toBeGreaterThan(400);
  expect(scroller.bottom).toBeGreaterThanOrEqual(picture?.bottom ?? Infinity);
  await expect(page.locator("[data-print]")).toHaveCount(0);
  await endPrinting(page);
  expect(await theme(page)).toBe("dark");
  // the next time there are sheets
  letGo();
  await untilLoaded(page);
  await beginPrinting(page);
  await expect(page.locator("[data-print] svg")).toBeVisible();
});

test("the keys of the print command wait for that, once", async ({ page, ladder }) => {
  const letGo = await holdBack(page, DRAWING);
  await page.goto("/c/sample-article/0");
  await ladder.expectLabels(ARTICLE_LABELS);
  await page.evaluate(() => {
    Object.assign(window, { printed: [] });
    window.print = () => {
      window.dispatchEvent(new Event("beforeprint"));
      const { printed } = window as unknown as { readonly printed: number[] };
      printed.push(document.querySelectorAll("[data-print] [data-frame]").length);
      window.dispatchEvent(new Event("afterprint"));
    };
  });
  const printed = () => page.evaluate(() => (window as unknown as { readonly printed: readonly number[] }).printed);
  await page.keyboard.press("ControlOrMeta+p");
  expect(await printed()).toEqual([]);
  letGo();
  await expect.poll(printed).toEqual([ARTICLE_LABELS.length]);
});

for (const [width, height] of [
  [1280, 400],
  [1920, 1080],
  [360, 740],
] as const) {
  test(`the figure of a screen of ${width} × ${height} goes on one sheet, whole`, async ({ page, ladder, server }) => {
    const id = await server.upload("twenty.pcap", longConnection(20));
    await page.route(DRAWING, (route) => route.abort());
    await page.setViewportSize({ width, height });
    await page.goto(`/c/${id}/0`);
    await expect(ladder.rung(1)).toBeVisible();
    const drawn = await drawnForPrinting(page, "[data-frame]");
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(await drawn()).toBe(20);
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[456]/);
    // and the screen is as it was
    await expect(page.getByRole("banner")).toBeVisible();
  });
}

test("a part for printing that cannot be had troubles nobody", async ({ page, ladder }) => {
  await page.route(/\/print-[^/]*\.(js|css)$/, (route) => route.abort());
  const failed = page.waitForEvent("requestfailed", { predicate: (request) => /\/print-/.test(request.url()) });
  await page.goto("/c/sample-article/0");
  await ladder.expectLabels(ARTICLE_LABELS);
  await failed;
  // The page goes on: by the time a dialog stands there, an error that nobody caught has been told to this test.
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
});
