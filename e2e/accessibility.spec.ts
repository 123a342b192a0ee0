import type { Page } from "@playwright/test";
import { inEachTheme, violations } from "./support/axe.ts";
import { DAYTIME } from "./support/fixtures.ts";
import { expect, test } from "./support/test.ts";

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

async function expectNothingFound(page: Page, where: string): Promise<void> {
  await inEachTheme(page, async (theme) => expect(await violations(page, { theme }), `${where}, ${theme}`).toEqual([]));
}

for (const lang of ["en", "zh"]) {
  test.describe(lang, () => {
    test.describe.configure({ timeout: 120_000 });
    test.use({ contextOptions: { reducedMotion: "reduce" } });

    test("nothing for axe to find on the first page, and in an error", async ({ page }) => {
      await page.goto(`/?theme=light&lang=${lang}`);
      await expect(page.locator("main h2")).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", lang === "zh" ? /^zh/ : "en");
      await expectNothingFound(page, "first page");
      await page.goto(`/c/no-such-capture?theme=light&lang=${lang}`);
      await expect(page.getByRole("alert")).toBeVisible();
      await expectNothingFound(page, "an error");
    });

    test("nothing for axe to find in any view", async ({ page, server }) => {
      const id = await server.upload("daytime.pcap", DAYTIME);
      for (const { query, there } of VIEWS) {
        await page.goto(`/c/${id}/0?${query}&theme=light&lang=${lang}`);
        await expect(page.locator(there).first()).toBeVisible();
        await expectNothingFound(page, query);
      }
    });
  });
}

// Their texts are the dialogs' own; how they are set is the same in both languages.
test("nothing for axe to find in a dialog, or in the search", async ({ page, server }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0?theme=light&lang=en`);
  await expect(page.locator("[data-frame]").first()).toBeVisible();
  await inEachTheme(page, async (theme) => {
    for (const { key, role } of OPENED) {
      await page.keyboard.press(key);
      await expect(page.getByRole(role)).toBeVisible();
      expect(await violations(page, { theme }), `${key}, ${theme}`).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole(role)).toBeHidden();
    }
  });
});

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
