import type { Page } from "@playwright/test";
import { DAYTIME } from "./support/fixtures.ts";
import { longConnection } from "./support/long-connection.ts";
import { atRest } from "./support/rest.ts";
import { DEMO, expect, needsLiveCapture, test } from "./support/test.ts";

const SEGMENTS = 20_000;

/** Index of the first and the last rung that stand in view, as their frame numbers say. */
async function inView(page: Page): Promise<{ first: number; last: number; covered: boolean }> {
  return page.getByRole("region", { name: "Ladder", exact: true }).evaluate((region) => {
    const { top, bottom } = region.getBoundingClientRect();
    const rungs = [...region.querySelectorAll("[data-frame]")]
      .map((rung) => ({ box: rung.getBoundingClientRect(), frame: Number(rung.getAttribute("data-frame")) }))
      .filter(({ box }) => box.bottom > top + 100 && box.top < bottom);
    const frames = rungs.map(({ frame }) => frame);
    return { first: Math.min(...frames), last: Math.max(...frames), covered: rungs.length > 5 };
  });
}

test.describe("a long connection", () => {
  test.beforeEach(async ({ page, server }) => {
    const id = await server.upload("long.pcap", longConnection(SEGMENTS));
    await page.goto(`/c/${id}/0`);
    await expect(page.locator("[data-frame]").first()).toBeVisible();
  });

  test("any place is one gesture away in the strip, and by its keys", async ({ page, ladder: _ladder }) => {
    const strip = page.getByRole("slider", { name: "Overview of the connection" });
    await expect(page.getByRole("list", { name: "Legend" })).toBeVisible();
    await atRest(page);
    const box = await strip.boundingBox();
    if (box === null) throw new Error("no strip");
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(async () => Math.abs((await inView(page)).first - SEGMENTS / 2)).toBeLessThan(150);
    // Dragging takes the view along.
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2, { steps: 8 });
    await page.mouse.up();
    await expect.poll(async () => Math.abs((await inView(page)).first - SEGMENTS * 0.75)).toBeLessThan(150);
    await strip.focus();
    await page.keyboard.press("Home");
    await expect.poll(async () => (await inView(page)).first).toBe(1);
    await page.keyboard.press("End");
    await expect.poll(async () => (await inView(page)).last).toBe(SEGMENTS);
    await expect(strip).toHaveAttribute("aria-valuetext", new RegExp(`of ${SEGMENTS.toLocaleString("en-GB")}`));
  });

  test("scrolls without a hole, row after row", async ({ page, ladder: _ladder }) => {
    await page.mouse.move(700, 500);
    let before = 0;
    for (let notch = 0; notch < 40; notch++) {
      await page.mouse.wheel(0, 600);
      await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(() => resolve(true))));
      const { first, covered } = await inView(page);
      expect(covered).toBe(true);
      expect(first).toBeGreaterThanOrEqual(before);
      before = first;
    }
    await expect.poll(async () => (await inView(page)).first).toBeGreaterThan(200);
  });

  test("finds segments and goes from one to the next", async ({ page, ladder }) => {
    await page.keyboard.press("/");
    const field = page.getByRole("textbox", { name: "Find a segment" });
    await expect(field).toBeFocused();
    await field.fill("fin");
    const count = page.getByRole("search").locator("output");
    await expect(count).toHaveText("1 of 2");
    await expect(ladder.rung(SEGMENTS - 2)).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(count).toHaveText("2 of 2");
    await field.fill("#7");
    await expect(count).toHaveText("1 of 1");
    await expect(ladder.rung(7)).toBeVisible();
    await field.fill("nonsense");
    await expect(count).toHaveText("not understood");
    await page.keyboard.press("Escape");
    await expect(field).toBeHidden();
  });
});

test("the palette does what a key does", async ({ page, ladder, server }) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0`);
  await expect(ladder.rung(2)).toBeVisible();
  const palette = page.getByRole("dialog");
  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("numbers");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: /relative/i })).toBeChecked();
  await expect(palette).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("4");
  await page.keyboard.press("Enter");
  await expect(ladder.rung(4)).toHaveAttribute("aria-selected", "true");
});

test("the figure fits into the view with one key, and comes back with it", async ({ page, ladder, server }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0`);
  await expect(ladder.rung(1)).toBeVisible();
  const overflow = () => ladder.region.evaluate((region) => region.scrollHeight - region.clientHeight);
  await expect.poll(overflow).toBeGreaterThan(50);
  await page.keyboard.press("f");
  await expect.poll(overflow).toBeLessThan(30);
  await page.keyboard.press("f");
  await expect.poll(overflow).toBeGreaterThan(50);
});

test("while a capture goes on one may step back, and is told what came since", { tag: DEMO }, async ({
  page,
  ladder,
}) => {
  needsLiveCapture();
  await page.goto("/");
  await ladder.runDemo();
  await expect(ladder.rung(3)).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("status").filter({ hasText: "paused" })).toContainText("new");
  await expect(page.locator("footer").getByText(/[2-9] new/)).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Catch up" }).click();
  await expect(page.getByText("following")).toBeVisible();
  await ladder.expectWholeDemo();
});
