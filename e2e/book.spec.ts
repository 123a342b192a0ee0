import type { Page } from "@playwright/test";
import { ARTICLE_LABELS } from "./support/article.ts";
import { violations } from "./support/axe.ts";
import { expect, test } from "./support/test.ts";

/** The side's marker in the diagram of states. */
const at = (page: Page, side: "client" | "server") => page.locator(`[data-marker="${side}"]`);

async function openArticle(page: Page, query = ""): Promise<void> {
  await page.goto(`/c/sample-article/0${query}`);
  await expect(page.locator("[data-frame]")).toHaveCount(8);
}

test.describe("the book beside it", () => {
  test("the handshake is as in the book; the close has one segment for two of its arrows", async ({ page }) => {
    await openArticle(page);
    await page.keyboard.press("o");
    await expect(page.getByRole("tab", { name: "The book" })).toHaveAttribute("aria-selected", "true");
    await expect(page.locator('[data-figure="2.2"]')).toContainText("As in the book, segment for segment.");
    const close = page.locator('[data-figure="2.3"]');
    await expect(close).toContainText("Three, not four");
    await expect(close).toContainText("One segment is both");
    await expect(close.locator("[data-book-row]")).toHaveCount(3);
    await expect(page).toHaveURL(/facing=book/);
  });

  test("an arrow of the page chooses its segment in the figure", async ({ page, ladder }) => {
    await openArticle(page, "?facing=book");
    await page.getByRole("button", { name: /FIN N, ACK M\+1/ }).click();
    await expect(page).toHaveURL(/segment=7/);
    await expect(ladder.rung(7)).toHaveAttribute("aria-selected", "true");
  });

  test("refused: the server was closed all along, and there is no close to compare", async ({ page, ladder }) => {
    await page.goto("/c/sample-refused/0?facing=book");
    await expect(page.locator("[data-figure]")).toHaveCount(1);
    await expect(page.locator('[data-figure="2.2"]')).toContainText("no connection came about");
    await ladder.expectStates({ client: ["CLOSED", "SYN_SENT", "CLOSED"], server: ["CLOSED"] });
  });

  test("in miniature beside its brace, until Escape", async ({ page }) => {
    await openArticle(page);
    await page.getByRole("button", { name: "The book beside it: Close" }).click();
    const mini = page.getByRole("region", { name: /The book beside it/ });
    await expect(mini).toContainText("One segment is both");
    await page.keyboard.press("Escape");
    await expect(mini).toBeHidden();
  });
});

test.describe("the diagram of the states", () => {
  test("both endpoints move through it as one steps", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await openArticle(page, "?facing=states&segment=6");
    await expect(at(page, "client")).toHaveAttribute("data-at", "CLOSE_WAIT");
    await expect(at(page, "server")).toHaveAttribute("data-at", "FIN_WAIT_1");
    await page.keyboard.press("ArrowRight");
    await expect(at(page, "client")).toHaveAttribute("data-at", "LAST_ACK");
    await expect(at(page, "server")).toHaveAttribute("data-at", "TIME_WAIT");
    await expect(page.locator('[data-edge="CLOSE_WAIT-LAST_ACK"]')).toHaveAttribute("data-taken", "client");
    await expect(page.locator('[data-edge="FIN_WAIT_1-TIME_WAIT"]')).toHaveAttribute("data-taken", "server");
  });

  test("a state says what it means", async ({ page }) => {
    await openArticle(page, "?facing=states");
    await page.locator('[data-state-node="CLOSE_WAIT"]').focus();
    await expect(page.getByText("waits for its own program to close")).toBeVisible();
  });
});

test.describe("the header", () => {
  test("a field lights its bytes, a byte its field, with the keyboard alone", async ({ page }) => {
    await openArticle(page, "?segment=7");
    const header = page.getByRole("listbox", { name: "Header" });
    await header.getByRole("option", { name: /source port/ }).focus();
    await page.keyboard.press("ArrowDown");
    await expect(header.getByRole("option", { name: /sequence number/ }).first()).toBeFocused();
    const lit = page.getByRole("listbox", { name: "Bytes" }).locator('[aria-selected="true"]');
    await expect(lit).toHaveText(["72", "c0", "fb", "22"]);
    await expect(header).toContainText("1925249826 = N = J+1");
    await expect(header.getByRole("option", { name: /checksum/ })).toContainText("not in the line");
    await lit.last().hover();
    await expect(header.getByRole("option", { name: /sequence number/ }).first()).toHaveAttribute(
      "aria-selected",
      "true",
    );
  });
});

for (const facing of ["book", "states"]) {
  for (const width of [360, 1280]) {
    test(`nothing for axe to find, and nothing cut off, in ${facing} at ${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 780 });
      await openArticle(page, `?facing=${facing}&segment=7`);
      await expect(page.getByRole("tabpanel")).toBeVisible();
      await expect(page.locator(facing === "book" ? "[data-figure]" : "[data-marker]").first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      const overflow = await page.getByRole("tabpanel").evaluate((panel) => panel.scrollWidth - panel.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}

test("the labels of the article are still there with a facing page open", async ({ page, ladder }) => {
  await openArticle(page, "?facing=book");
  await ladder.expectLabels(ARTICLE_LABELS);
});
