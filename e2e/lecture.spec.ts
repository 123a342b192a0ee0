import type { Page } from "@playwright/test";
import { ARTICLE_LABELS, GLUED } from "./support/article.ts";
import { atRest } from "./support/rest.ts";
import { expect, test } from "./support/test.ts";

async function present(page: Page, id: string, query = ""): Promise<void> {
  await page.goto(`/c/${id}/0?present=1${query}`);
  await expect(page.locator("[data-frame]").first()).toBeVisible();
}

/** Type sizes of the labels on the figure, CSS pixels; found and measured at one moment, as the page may draw anew. */
const labelSizes = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll("[data-frame] > text:first-of-type"), (label) =>
      Number.parseFloat(getComputedStyle(label).fontSize),
    ),
  );

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
] as const) {
  test.describe(`on a screen of ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test("every label has 3 % of its height, and nothing leaves it", async ({ page, server }) => {
      const id = await server.upload("article.txt", GLUED);
      await present(page, id, "&segment=7");
      await expect.poll(async () => (await labelSizes(page)).length).toBeGreaterThan(3);
      await atRest(page);
      const sizes = await labelSizes(page);
      expect(sizes.length).toBeGreaterThan(3);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(height * 0.03);
      if (height === 1080) expect(Math.min(...sizes)).toBeGreaterThanOrEqual(32);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    });
  });
}

test.describe("at 1920 × 1080", () => {
  test.use({ viewport: { width: 1920, height: 1080 }, contextOptions: { reducedMotion: "reduce" } });

  test("the clicker steps, and the segment stands in the middle", async ({ page, ladder, server }) => {
    const id = await server.upload("article.txt", GLUED);
    await present(page, id);
    for (let i = 0; i < 4; i++) await page.keyboard.press("PageDown");
    await expect(page).toHaveURL(/segment=4/);
    await expect(page.getByText("The server sends 26 bytes of data.")).toBeVisible();
    const rung = ladder.region.locator('[data-label="DATA K+1:K+27 (26)"]');
    await expect
      .poll(async () => {
        const [box, view] = [await rung.boundingBox(), await ladder.region.boundingBox()];
        if (box === null || view === null) return 1;
        return Math.abs(box.y + box.height / 2 - (view.y + view.height / 2)) / view.height;
      })
      .toBeLessThan(0.15);
    await page.keyboard.press("PageUp");
    await expect(page).toHaveURL(/segment=3/);
  });

  test("b and the clicker's full stop make the screen black; any key brings it back without a step", async ({
    page,
    server,
  }) => {
    const id = await server.upload("article.txt", GLUED);
    await present(page, id, "&segment=2");
    const black = page.getByRole("button", { name: "End the black screen" });
    for (const key of ["b", "."]) {
      await page.keyboard.press(key);
      await expect(black).toBeVisible();
      await page.keyboard.press("PageDown");
      await expect(black).toHaveCount(0);
      await expect(page).toHaveURL(/segment=2/);
    }
    // Had one of those keys stepped, this would be another.
    await page.keyboard.press("PageDown");
    await expect(page).toHaveURL(/segment=3/);
    await page.keyboard.press("b");
    await page.keyboard.press("Escape");
    await expect(black).toHaveCount(0);
    await expect(page).toHaveURL(/present=1/);
    await page.keyboard.press("Escape");
    await expect(page).not.toHaveURL(/present=1/);
  });

  test("a spot follows the mouse and lights the segment under it", async ({ page, ladder, server }) => {
    const id = await server.upload("article.txt", GLUED);
    await present(page, id);
    const slot = ladder.rung(2).locator("rect");
    await atRest(page);
    const before = await slot.evaluate((rect) => getComputedStyle(rect).fill);
    const box = await slot.boundingBox();
    if (box === null) throw new Error("the second segment is not on the screen");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x - 5, y);
    await page.mouse.move(x, y);
    const spot = () => page.locator("[data-pointer-spot]").boundingBox();
    const away = async () => {
      const at = await spot();
      return at === null ? Infinity : Math.hypot(at.x + at.width / 2 - x, at.y + at.height / 2 - y);
    };
    await expect.poll(away).toBeLessThan(2);
    expect((await spot())?.height).toBeGreaterThan(60);
    await expect.poll(() => slot.evaluate((rect) => getComputedStyle(rect).fill)).not.toBe(before);
  });

  test("only the figure, the legend and the sentence are there", async ({ page, ladder, server }) => {
    const id = await server.upload("article.txt", GLUED);
    await present(page, id, "&segment=7");
    await expect(ladder.region).toBeVisible();
    await expect(page.getByRole("list", { name: "Legend" })).toContainText("1925249825");
    await expect(page.getByRole("button")).toHaveCount(1);
    await page.getByRole("button", { name: "Leave presenting" }).click();
    await ladder.expectLabels(ARTICLE_LABELS);
    await expect(page.getByRole("button", { name: "Present" })).toBeVisible();
  });
});
