import { ARTICLE_LABELS } from "./support/article.ts";
import { tabTo } from "./support/keys.ts";
import { expect, test } from "./support/test.ts";

test.describe("with the keyboard alone, on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("a panel takes the focus, folds with Escape, and gives the focus back", async ({ page }) => {
    await page.goto("/c/sample-article/0?segment=2");
    await expect(page.locator("[data-frame]").first()).toBeVisible();
    for (const [opener, panel] of [
      [page.getByRole("button", { name: "Captures and connections" }), page.getByRole("navigation")],
      [page.getByRole("button", { name: "Chosen segment" }), page.getByRole("complementary")],
    ] as const) {
      await tabTo(page, opener);
      await page.keyboard.press("Enter");
      await expect(panel.getByRole("button", { name: "Close" }).first()).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(panel).toBeHidden();
      await expect(opener).toBeFocused();
    }
  });

  test("numbers change with one button", async ({ page, ladder }) => {
    await page.goto("/c/sample-article/0");
    await ladder.expectLabels(ARTICLE_LABELS);
    const button = page.getByRole("button", { name: /^Numbers/ });
    await tabTo(page, button);
    await page.keyboard.press("Enter");
    await expect(button).toHaveAccessibleName("Numbers: relative: 1");
    await expect(ladder.rung(4)).toContainText("DATA 1:27 (26)");
  });
});
