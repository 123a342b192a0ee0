import type { Locator, Page } from "@playwright/test";

/**
 * Resolves when the page's fonts are there, whatever ends by itself has ended, and the page has drawn itself since and has nothing to
 * do: what it measured while drawing has led to the next drawing by then.
 */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    for (let frames = 0; frames < 2; frames++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestIdleCallback(resolve));
    }
  });
}

/** Turns the wheel over a part that scrolls by it, and waits until the browser says that the scrolling has ended. */
export async function scrollBy(part: Locator, pixels: number): Promise<void> {
  await part.hover();
  const scrolling = await part.evaluateHandle((element) => {
    const before = element.scrollTop;
    return {
      ended: new Promise<void>((resolve) => {
        element.addEventListener("scrollend", () => {
          // The end of what moved before the wheel is not what is waited for.
          if (element.scrollTop !== before) resolve();
        });
      }),
    };
  });
  await part.page().mouse.wheel(0, pixels);
  await scrolling.evaluate(({ ended }) => ended);
}
