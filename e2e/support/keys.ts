import type { Locator, Page } from "@playwright/test";

/** What a keyboard can do: no test here clicks, hovers, or sets a focus by script. */
export async function tabTo(page: Page, wanted: Locator, most = 120): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${String(wanted)}`);
}

export async function typeKeys(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
