import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DAYTIME } from "./support/fixtures.ts";
import { atRest } from "./support/rest.ts";
import { expect, test } from "./support/test.ts";

async function violations(page: Page): Promise<string[]> {
  await atRest(page);
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

/** Views of a connection below its address, and what shows that they are there. */
const VIEWS = [
  { query: "segment=7", there: "[data-frame]" },
  { query: "segment=2-5&numbers=absolute&spacing=time", there: "[data-frame]" },
  { query: "view=graphs&segment=4", there: 'figure [data-role="chosen"]' },
  { query: "view=connections", there: '[role="grid"] [aria-selected]' },
  { query: "view=compare&with=sample-four-segment-close%2F0", there: "[data-frame]" },
  { query: "facing=book", there: "[data-figure]" },
  { query: "facing=states&segment=6", there: "[data-marker]" },
  { query: "present=1&segment=3", there: "[data-frame]" },
] as const;

/** Keys that open a dialog, or the search. */
const OPENED = [
  { key: "?", role: "dialog" },
  { key: "e", role: "dialog" },
  { key: "Control+k", role: "dialog" },
  { key: "/", role: "search" },
] as const;

for (const theme of ["light", "dark", "contrast"]) {
  for (const lang of ["en", "zh"]) {
    test(`nothing for axe to find in any view: ${theme}, ${lang}`, async ({ page, server }) => {
      test.setTimeout(120_000);
      const look = `theme=${theme}&lang=${lang}`;
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(`/?${look}`);
      await expect(page.locator("main h2")).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", lang === "zh" ? /^zh/ : "en");
      expect(await violations(page), "first page").toEqual([]);
      await page.goto(`/c/no-such-capture?${look}`);
      await expect(page.getByRole("alert")).toBeVisible();
      expect(await violations(page), "an error").toEqual([]);
      const id = await server.upload("daytime.pcap", DAYTIME);
      for (const { query, there } of VIEWS) {
        await page.goto(`/c/${id}/0?${query}&${look}`);
        await expect(page.locator(there).first()).toBeVisible();
        expect(await violations(page), query).toEqual([]);
      }
      // Their texts are the dialogs' own; how they are set is the same in both languages.
      for (const { key, role } of lang === "en" ? OPENED : []) {
        await page.goto(`/c/${id}/0?${look}`);
        await expect(page.locator("[data-frame]").first()).toBeVisible();
        await page.keyboard.press(key);
        await expect(page.getByRole(role)).toBeVisible();
        expect(await violations(page), key).toEqual([]);
      }
    });
  }
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("nothing for axe to find, with either panel above the page", async ({ page }) => {
    await page.goto("/c/sample-article/0?segment=4");
    await expect(page.locator("[data-frame]").first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    for (const name of ["Captures and connections", "Chosen segment"]) {
      await page.getByRole("button", { name, exact: true }).click();
      await expect(page.getByRole("button", { name: "Close", exact: true })).toBeVisible();
      expect(await violations(page), name).toEqual([]);
      await page.getByRole("button", { name: "Close", exact: true }).click();
    }
  });
});

test("a screen reader is told the ladder as a list, each segment in a sentence", async ({ page }) => {
  await page.goto("/c/sample-article/0");
  const list = page.getByRole("listbox", { name: "Segments, oldest first" });
  await expect(list.getByRole("option")).toHaveCount(8);
  await expect(list.getByRole("option").nth(6)).toHaveAccessibleName(
    /^Frame 7, client to server: FIN N, ACK M\+1\. After it the client is in LAST_ACK, the server in TIME_WAIT/,
  );
});
