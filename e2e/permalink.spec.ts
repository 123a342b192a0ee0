import type { BrowserContext, Locator, Page } from "@playwright/test";
import { GLUED } from "./support/article.ts";
import { longConnection } from "./support/long-connection.ts";
import { atRest, scrollBy } from "./support/rest.ts";
import { expect, test } from "./support/test.ts";

/** The link that the page gives to exactly what it shows. */
async function linkTo(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("button", { name: "Copy Link to this view" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Link to this view copied");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Opens a link as somebody else would, in a browser that knows nothing of the first. */
async function openElsewhere(context: BrowserContext, page: Page, link: string): Promise<Page> {
  const browser = context.browser();
  if (browser === null) throw new Error("no browser");
  const other = await browser.newContext({
    viewport: page.viewportSize(),
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  const opened = await other.newPage();
  await opened.goto(link);
  return opened;
}

/** A picture that has come to rest: nothing is pointed at, and two in a row are the same. */
async function pictureOf(part: Locator): Promise<Buffer> {
  await part.page().mouse.move(1, 1);
  // What was pointed at is drawn once more, without the pointer.
  await atRest(part.page());
  let last = await part.screenshot();
  await expect
    .poll(async () => {
      const before = last;
      last = await part.screenshot();
      return before.equals(last);
    })
    .toBe(true);
  return last;
}

async function expectSame(first: Locator, second: Locator): Promise<void> {
  const same = async () => (await pictureOf(first)).equals(await pictureOf(second));
  await expect.poll(same, { timeout: 30_000 }).toBe(true);
}

const figure = (page: Page) => page.getByRole("region", { name: "Ladder", exact: true });

test.use({ viewport: { width: 1400, height: 900 } });
// Two browsers, and pictures of both until they rest.
test.describe.configure({ timeout: 120_000 });
test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("a place in the middle of a long connection, its run, its size and its numbers", async ({
  page,
  context,
  server,
}) => {
  const id = await server.upload("long.pcap", Buffer.from(longConnection(5000)));
  await page.goto(`/c/${id}/0?numbers=relative&segment=2104-2107&zoom=0.85`);
  await expect(page.locator('[data-frame="2105"]')).toBeVisible();
  await scrollBy(figure(page), 1234);
  await expect(page.locator('[data-frame="2125"]')).toBeVisible();
  const link = await linkTo(page);
  expect(new URL(link).searchParams.get("segment")).toBe("2104-2107");
  expect(Number(new URL(link).searchParams.get("top"))).toBeGreaterThan(2104);
  const other = await openElsewhere(context, page, link);
  await expect(other.locator('[data-frame="2125"]')).toBeVisible();
  // A picture higher than a browser scrolls stands on whole pixels only where it was scrolled to: one pixel more or less is the same.
  const rung = (of: Page) => figure(of).locator('[data-frame="2125"]').boundingBox();
  const wanted = await rung(page);
  await expect
    .poll(async () => Math.abs(((await rung(other))?.y ?? 0) - (wanted?.y ?? 0)), { timeout: 15_000 })
    .toBeLessThan(1.01);
  const seen = await rung(other);
  expect({ ...seen, y: 0 }).toEqual({ ...wanted, y: 0 });
  await expect(figure(other).locator('[data-frame="2107"]')).toHaveAttribute("aria-selected", "true");

  // whoever moves on leaves the place
  await other.mouse.move(700, 500);
  await other.mouse.wheel(0, -600);
  await expect(other).not.toHaveURL(/top=/);
  await other.context().close();
});

test("a short connection, to scale, scrolled to its end", async ({ page, context, server }) => {
  const id = await server.upload("article.txt", GLUED);
  await page.setViewportSize({ width: 1200, height: 500 });
  await page.goto(`/c/${id}/0?spacing=time`);
  await expect(figure(page).locator("[data-frame]").first()).toBeVisible();
  await scrollBy(figure(page), 210);
  await expect.poll(() => figure(page).evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(150);
  const link = await linkTo(page);
  expect(link).toMatch(/top=\d/);
  expect(link).not.toMatch(/theme=|lang=/);
  const other = await openElsewhere(context, page, link);
  await expectSame(figure(page), figure(other));
  await other.context().close();
});

test("a stretch of the graphs", async ({ page, context, server }) => {
  const id = await server.upload("long.pcap", Buffer.from(longConnection(3000)));
  await page.goto(`/c/${id}/0?view=graphs&segment=1500`);
  const plot = page.getByRole("figure");
  await expect(plot).toBeVisible();
  await plot.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press("+");
  await expect.poll(async () => Number(await plot.getAttribute("data-zoom"))).toBeCloseTo(16, 6);
  await expect(page).toHaveURL(/times=[\d.]+\.\.[\d.]+/);
  const link = await linkTo(page);
  const other = await openElsewhere(context, page, link);
  await expect(other.getByRole("figure")).toBeVisible();
  await expectSame(plot, other.getByRole("figure"));
  await other.context().close();
});

test("two side by side at one of their steps", async ({ page, context, server }) => {
  const id = await server.upload("long.pcap", Buffer.from(longConnection(900)));
  await page.goto(`/c/${id}/0?view=compare&with=sample-half-close%2F0&align=index`);
  await expect(page.getByRole("region", { name: "Ladder A" }).locator("[data-frame]").first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Step 1 of" })).toBeVisible();
  for (let i = 0; i < 6; i++) await page.keyboard.press("j");
  await expect(page).toHaveURL(/step=7/);
  const other = await openElsewhere(context, page, page.url());
  await expect(other.getByRole("status").filter({ hasText: "Step 7 of" })).toBeVisible({ timeout: 30_000 });
  for (const side of ["Ladder A", "Ladder B"]) {
    await expectSame(page.getByRole("region", { name: side }), other.getByRole("region", { name: side }));
  }
  await other.context().close();
});
