import type { Page } from "@playwright/test";
import { violations } from "./support/axe.ts";
import { longConnection } from "./support/long-connection.ts";
import { expect, test } from "./support/test.ts";

const SIDE_BY_SIDE = "/c/sample-article/0?view=compare&with=sample-four-segment-close%2F0";
const side = (page: Page, name: "A" | "B") => page.getByRole("region", { name: `Ladder ${name}` });
const chosen = (page: Page, name: "A" | "B") => side(page, name).locator('[aria-selected="true"]');

test("good and bad stand side by side, step together, and say what differs", async ({ page }) => {
  await page.goto(SIDE_BY_SIDE);
  await expect(
    page.getByText("A closes in three segments, begun by the server; B closes in four segments"),
  ).toBeVisible();
  await expect(chosen(page, "A")).toHaveAttribute("data-label", "SYN J");
  for (let step = 1; step < 6; step++) await page.keyboard.press("ArrowDown");
  await expect(chosen(page, "A")).toHaveAttribute("data-label", "FIN M");
  await expect(chosen(page, "B")).toHaveAttribute("data-label", "FIN M");
  // the ACK that travelled alone has no like
  await page.keyboard.press("j");
  await expect(chosen(page, "A")).toHaveCount(0);
  await expect(chosen(page, "B")).toHaveAttribute("data-label", "ACK M+1");
  await page.keyboard.press("j");
  await expect(chosen(page, "A")).toHaveAttribute("data-label", "FIN N, ACK M+1");
  await expect(chosen(page, "B")).toHaveAttribute("data-label", "FIN N");
  await expect(page.getByRole("status").filter({ hasText: "Step 8 of 9" })).toBeVisible();
  await page.keyboard.press("End");
  await expect(chosen(page, "B")).toBeInViewport();
});

test("whole connections, however long, with their closes side by side", async ({ page, server }) => {
  const id = await server.upload("long.pcap", Buffer.from(longConnection(9000)));
  await page.goto(`/c/${id}/0?view=compare&with=sample-four-segment-close%2F0`);
  await expect(page.getByRole("status").filter({ hasText: "Step 1 of 9,001" })).toBeVisible();
  await page.keyboard.press("End");
  await expect(chosen(page, "A")).toHaveAttribute("data-frame", "9000");
  await expect(chosen(page, "B")).toHaveAttribute("data-label", "ACK N+1");
  await expect(chosen(page, "A")).toBeInViewport();
  await page.keyboard.press("PageUp");
  await expect(page.getByRole("status").filter({ hasText: "Step 8,991 of 9,001" })).toBeVisible();
  // any place is one gesture away
  await page.getByRole("slider", { name: "Steps" }).fill("4499");
  await expect(chosen(page, "A")).toBeInViewport();
  await expect(page).toHaveURL(/step=4500/);
});

test("steps go by number or by time too, and the address says so", async ({ page }) => {
  await page.goto(SIDE_BY_SIDE);
  await expect(chosen(page, "A")).toHaveAttribute("data-label", "SYN J");
  await page.getByRole("radio", { name: "number" }).click();
  await expect(page).toHaveURL(/align=index/);
  await page.keyboard.press("End");
  await expect(chosen(page, "A")).toHaveCount(0);
  await expect(chosen(page, "B")).toHaveAttribute("data-label", "ACK N+1");
  await page.getByRole("radio", { name: "time" }).click();
  await page.keyboard.press("End");
  await expect(chosen(page, "A")).toHaveAttribute("data-label", "ACK N+1");
  await expect(chosen(page, "B")).toHaveCount(0);
});

test("the other one is chosen from any capture", async ({ page, ladder }) => {
  await page.goto("/c/sample-article/0");
  await expect(ladder.rungs).toHaveCount(8);
  await page.goto("/c/sample-refused?view=connections&with=sample-article%2F0");
  await expect(page.getByText("Choose what to compare with")).toContainText("eight segments");
  await page.getByRole("combobox", { name: "Capture" }).selectOption("sample-reset");
  await expect(page).toHaveURL(/\/c\/sample-reset\?view=connections&with=/);
  // The table of the capture that was left has a refused connection, of two segments.
  await expect(page.getByRole("grid").locator('[aria-selected="true"]')).not.toContainText("refused");
  await page.getByRole("grid").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/c\/sample-article\/0\?view=compare&with=sample-reset%2F0/);
  await expect(page.getByText(/B is reset by/)).toBeVisible();
  await page.getByRole("button", { name: "Swap sides" }).click();
  await expect(page.getByText(/A is reset by/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(ladder.region).toBeVisible();
});

test("a refused connection says that, and nothing of a close", async ({ page }) => {
  await page.goto("/c/sample-article/0?view=compare&with=sample-refused%2F0");
  const said = page.getByRole("note", { name: "What differs" });
  await expect(said).toContainText("A opens with the three-way handshake; B is refused.");
  await expect(said).not.toContainText(/B is (not )?closed|B is reset/);
});

for (const [colorScheme, locale, width] of [
  ["light", "en-GB", 1280],
  ["dark", "zh-CN", 360],
] as const) {
  test.describe(`${colorScheme}, ${locale}, ${width} px`, () => {
    test.use({ colorScheme, locale, viewport: { width, height: 800 } });

    test("nothing for axe to find side by side", async ({ page }) => {
      await page.goto(SIDE_BY_SIDE);
      await expect(page.locator("[data-frame]").first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}
