import type { Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";

/** Names of what moves on the ladder now. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === "running")
      .filter(({ effect }) => effect instanceof KeyframeEffect && effect.target?.closest("[data-frame]"))
      .map((animation) => (animation instanceof CSSAnimation ? animation.animationName : "other")),
  );

async function stepIn(page: Page): Promise<void> {
  await page.goto("/c/sample-article/0?at=0");
  // The states before the first segment: from then on there is something to step through.
  await expect(page.locator("main section [data-state]")).toHaveCount(2);
  await page.locator("main section").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("[data-frame]")).toHaveCount(1);
}

test("a segment travels along its arrow when one steps", async ({ page }) => {
  const seen = page.waitForFunction(() =>
    document
      .getAnimations()
      .some(
        ({ effect }) =>
          effect instanceof KeyframeEffect &&
          effect.target instanceof SVGCircleElement &&
          effect.target.closest("[data-frame]"),
      ),
  );
  await stepIn(page);
  await seen;
  // And is there, with nothing moving any more.
  await expect.poll(() => moving(page)).toEqual([]);
});

test("who wants less motion gets none", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await stepIn(page);
  for (let step = 0; step < 3; step++) {
    await page.keyboard.press("ArrowRight");
    expect(await moving(page)).toEqual([]);
  }
  await expect(page.locator("[data-frame]")).toHaveCount(4);
});
