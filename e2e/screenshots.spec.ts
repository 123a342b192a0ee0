import { fileURLToPath } from "node:url";
import { ARTICLE_LABELS, GLUED } from "./support/article.ts";
import { expect, test } from "./support/test.ts";

/** Pictures to look at, in a folder that is not kept. They check no more than that there is something on them. */
const picture = (name: string) => fileURLToPath(new URL(`./screenshots/${name}.png`, import.meta.url));

const SIZES = { narrow: [360, 740], laptop: [1280, 800], hall: [1920, 1080] } as const;

for (const colorScheme of ["light", "dark"] as const) {
  for (const locale of ["en-GB", "zh-CN"]) {
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      test.describe(`${size} ${colorScheme} ${locale}`, () => {
        test.use({ colorScheme, locale, viewport: { width, height } });

        test("first page, ladder, chosen segment, presenting", async ({ page, ladder, server }) => {
          const name = `${size}-${colorScheme}-${locale}`;
          await page.goto("/");
          await expect(page.getByRole("button").first()).toBeVisible();
          await page.screenshot({ path: picture(`first-${name}`) });

          const id = await server.upload("article.txt", GLUED);
          await page.goto(`/c/${id}/0`);
          await expect(page.locator("[data-frame]").first()).toBeVisible();
          await page.screenshot({ path: picture(`ladder-${name}`) });
          if (size !== "hall" || locale !== "en-GB") return;

          await ladder.expectLabels(ARTICLE_LABELS);
          await ladder.rung(7).click();
          await page.screenshot({ path: picture(`chosen-${name}`) });
          await page.getByRole("button", { name: "Present" }).click();
          await page.screenshot({ path: picture(`presenting-${name}`) });
        });
      });
    }
  }
}
