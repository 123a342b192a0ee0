import type { Page } from "@playwright/test";

/** From the next page that is opened on, its own clock tells when its first rung was in the document. */
export async function watchFirstRung(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector("[data-frame]") === null) return;
      seen.disconnect();
      Reflect.set(window, "firstRung", performance.now());
    });
    seen.observe(document, { subtree: true, childList: true });
  });
}

/** Waits for the first rung; milliseconds since the page was asked for. */
export async function firstRungOf(page: Page): Promise<number> {
  await page.locator("[data-frame]").first().waitFor({ state: "attached" });
  return page.evaluate(() => Reflect.get(window, "firstRung") as number);
}
