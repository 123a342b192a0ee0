import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { ARTICLE_LABELS } from "./support/article.ts";
import { DAYTIME } from "./support/fixtures.ts";
import { expect, test } from "./support/test.ts";

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
  expect(found).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("nothing for axe to find on the first page", async ({ page }) => {
      await page.goto("/");
      await expect(page.getByRole("button", { name: "Run the demo" })).toBeVisible();
      await expectNoViolations(page);
    });

    test("nothing for axe to find on a ladder with a segment chosen", async ({ page, ladder, server }) => {
      const id = await server.upload("daytime.pcap", DAYTIME);
      await page.goto(`/c/${id}/0`);
      await ladder.expectLabels(ARTICLE_LABELS);
      await ladder.rung(7).click();
      await expectNoViolations(page);
    });

    test("nothing for axe to find while presenting", async ({ page, ladder, server }) => {
      const id = await server.upload("daytime.pcap", DAYTIME);
      await page.goto(`/c/${id}/0`);
      await ladder.expectLabels(ARTICLE_LABELS);
      await page.getByRole("button", { name: "Present" }).click();
      await expectNoViolations(page);
    });
  });
}

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("nothing for axe to find, and the page says it is Chinese", async ({ page, server }) => {
    const id = await server.upload("daytime.pcap", DAYTIME);
    await page.goto(`/c/${id}/0`);
    await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
    await expect(page.locator("[data-frame]")).toHaveCount(8);
    await expectNoViolations(page);
  });
});

test("the demo can be started and a segment chosen with the keyboard alone", async ({ page, ladder, server }) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await page.getByRole("button", { name: "Run the demo" }).focus();
  await expect(page.getByRole("button", { name: "Run the demo" })).toBeFocused();
  await ladder.region.focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("heading", { name: /ACK N\+1/ }).first()).toBeVisible();
});
