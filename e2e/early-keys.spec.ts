import type { Page, WebSocketRoute } from "@playwright/test";
import { ARTICLE_LABELS } from "./support/article.ts";
import { LadderPage } from "./support/ladder-page.ts";
import { atRest } from "./support/rest.ts";
import { expect, test } from "./support/test.ts";

/** Holds back all that the server says, until it is let go: a capture that takes its time to come. */
async function holdServer(page: Page): Promise<{ letGo(): void }> {
  const kept: { readonly page: WebSocketRoute; readonly message: string | Buffer }[] = [];
  let open = false;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (open) socket.send(message);
      else kept.push({ page: socket, message });
    });
  });
  return {
    letGo() {
      open = true;
      for (const { page: socket, message } of kept.splice(0)) socket.send(message);
    },
  };
}

const ARTICLE = "/c/sample-article/0";

test.describe("keys that are pressed before the figure is there", () => {
  test("End", async ({ page, ladder }) => {
    const server = await holdServer(page);
    await page.goto(ARTICLE);
    await page.keyboard.press("End");
    await expect(ladder.rungs).toHaveCount(0);
    server.letGo();
    await expect(page).toHaveURL(/segment=8/);
    await ladder.expectLabels(ARTICLE_LABELS);
  });

  test("each of several, in their order", async ({ page, ladder }) => {
    const server = await holdServer(page);
    await page.goto(ARTICLE);
    for (const key of ["j", "j", "ArrowDown", "Shift+J", "k"]) await page.keyboard.press(key);
    server.letGo();
    // three down, one with it, one up
    await expect(page).toHaveURL(/segment=3(&|$)/);
    await ladder.expectLabels(ARTICLE_LABELS);
    await expect(page.locator('[data-index][aria-selected="true"]')).toHaveAttribute("data-frame", "3");
    await expect(page).toHaveURL(/segment=3(&|$)/);
  });

  test("Space: it plays from the start", async ({ page, ladder }) => {
    const server = await holdServer(page);
    await page.goto(ARTICLE);
    await page.keyboard.press("Space");
    server.letGo();
    await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
    // One by one it takes ten seconds.
    await page.getByRole("combobox", { name: "Speed" }).selectOption("5× time");
    await ladder.expectLabels(ARTICLE_LABELS);
  });

  test("a search, typed and all", async ({ page, ladder }) => {
    const server = await holdServer(page);
    await page.goto(ARTICLE);
    await page.keyboard.press("/");
    await expect(page.getByRole("search").getByRole("textbox")).toBeFocused();
    await page.keyboard.type("fin");
    server.letGo();
    await expect(page.getByRole("search").locator("output")).toHaveText("1 of 2");
    await expect(page).toHaveURL(/segment=6/);
    await ladder.expectLabels(ARTICLE_LABELS);
  });

  test("f: as much smaller as it is made by who presses it late", async ({ page, context, ladder }) => {
    const late = ladder;
    const early = new LadderPage(await context.newPage());
    for (const { page: opened } of [late, early]) await opened.setViewportSize({ width: 1280, height: 500 });
    await page.goto(ARTICLE);
    await ladder.expectLabels(ARTICLE_LABELS);
    // What takes room from the figure a moment after it is drawn.
    await expect(page.getByRole("list", { name: "Legend" })).toBeVisible();
    await atRest(page);
    await page.keyboard.press("f");
    await expect(page).toHaveURL(/zoom=/);

    const server = await holdServer(early.page);
    await early.page.goto(ARTICLE);
    await early.page.keyboard.press("f");
    await expect(early.rungs).toHaveCount(0);
    server.letGo();
    await early.expectLabels(ARTICLE_LABELS);
    // Both are fitted anew as long as their room changes: with the legend, and a little when the fonts come.
    const zoom = (of: LadderPage) => Number(new URL(of.page.url()).searchParams.get("zoom") ?? Number.NaN);
    await expect.poll(() => zoom(early) - zoom(late)).toBe(0);
    for (const at of [late, early]) {
      for (const frame of [1, 8]) await expect(at.rung(frame)).toBeInViewport({ ratio: 1 });
    }
  });

  test("not where the reader has gone elsewhere meanwhile", async ({ page, ladder }) => {
    const server = await holdServer(page);
    await page.goto("/c/sample-four-segment-close/0");
    await page.keyboard.press("End");
    await page.evaluate((there) => {
      window.history.pushState(null, "", there);
      window.dispatchEvent(new PopStateEvent("popstate"));
    }, ARTICLE);
    server.letGo();
    await ladder.expectLabels(ARTICLE_LABELS);
    await page.keyboard.press("j");
    await expect(page).toHaveURL(/segment=1(&|$)/);
  });
});
