import type { Locator, Page } from "@playwright/test";
import { RUBBISH } from "./support/fixtures.ts";
import { atRest } from "./support/rest.ts";
import { expect, test } from "./support/test.ts";

/** How the page uses the room of a screen: what there has to be at once. */

/** Segments of a ladder that stand whole in what can be seen of it, below its heads. */
const wholeRungs = (ladder: Locator): Promise<number> =>
  ladder.evaluate((region) => {
    const { bottom } = region.getBoundingClientRect();
    const heads = region.querySelector("h2")?.parentElement?.parentElement?.getBoundingClientRect().bottom ?? 0;
    const rungs = [...region.querySelectorAll("[data-frame]")].map((rung) => rung.getBoundingClientRect());
    return rungs.filter((box) => box.top >= heads - 1 && box.bottom <= bottom + 1).length;
  });

async function show(page: Page, path: string, there: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator(there).first()).toBeVisible();
  await atRest(page);
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, contextOptions: { reducedMotion: "reduce" } });

  test("two ladders stand side by side, four segments of each at once", async ({ page }) => {
    await show(page, "/c/sample-article/0?view=compare&with=sample-four-segment-close%2F0", "[data-frame]");
    const [a, b] = [page.getByRole("region", { name: "Ladder A" }), page.getByRole("region", { name: "Ladder B" })];
    for (const side of [a, b]) expect(await wholeRungs(side)).toBeGreaterThanOrEqual(4);
    const [left, right] = [await a.boundingBox(), await b.boundingBox()];
    expect(left?.y).toBe(right?.y);
  });

  test("all four graphs are seen at once, and the large one is large", async ({ page }) => {
    await show(page, "/c/sample-article/0?view=graphs&segment=4", 'figure [data-role="chosen"]');
    const figure = page.getByRole("figure");
    expect(await figure.evaluate(({ parentElement }) => parentElement?.scrollHeight)).toBe(
      await figure.evaluate(({ parentElement }) => parentElement?.clientHeight),
    );
    // Its share: from the line above SYN K to the chosen segment's end is the sequence graph's axis.
    const [top, bottom] = await figure.evaluate((element) => {
      const boxes = [...element.querySelectorAll("text")].filter(({ textContent }) =>
        /^K(\+|$)/.test(textContent ?? ""),
      );
      const tops = boxes.map((box) => box.getBoundingClientRect().top);
      return [Math.min(...tops), Math.max(...tops)];
    });
    expect((bottom ?? 0) - (top ?? 0)).toBeGreaterThan(80);
  });

  test("numbers are called by a name, and never cut", async ({ page }) => {
    await show(page, "/c/sample-article/0?numbers=absolute", "[data-frame]");
    await expect(page.getByRole("button", { name: /^Numbers: absolute/ })).toHaveText("abs.");
  });

  test("the search never lies over what it found", async ({ page, ladder }) => {
    await show(page, "/c/sample-article/0", "[data-frame]");
    await page.keyboard.press("/");
    const search = page.getByRole("search");
    await expect(search.getByRole("textbox")).toBeFocused();
    for (const [words, frame] of [
      ["fin", 6],
      ["#8", 8],
    ] as const) {
      await search.getByRole("textbox").fill(words);
      await expect(ladder.rung(frame)).toHaveAttribute("aria-selected", "true");
      const room = async () => {
        const [found, bar] = [await ladder.rung(frame).boundingBox(), await search.boundingBox()];
        return (bar?.y ?? 0) - (found?.y ?? 0) - (found?.height ?? 0);
      };
      await expect.poll(room).toBeGreaterThan(0);
    }
  });

  test("a file that cannot be read is named, and no panel lies over what is said of it", async ({ page, ladder }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Captures and connections" }).first().click();
    await ladder.open("holiday.jpg", RUBBISH);
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("holiday.jpg");
    await expect(page.getByRole("navigation")).toBeHidden();
    await expect(alert).toBeInViewport({ ratio: 1 });
  });

  test("the server is gone: where it was, what to do, and the figure below it", async ({ page, ladder, server }) => {
    await show(page, "/c/sample-article/0?segment=4", "[data-frame]");
    await server.kill();
    const lost = page.getByRole("status").filter({ hasText: "Connection to the server lost" });
    await expect(lost).toContainText(`start it again at ${new URL(server.url).host}`);
    await atRest(page);
    // Both at one moment: what is said counts seconds, and may take a line more.
    const figure = await ladder.region.elementHandle();
    const room = await lost.evaluate(
      (said, region) => (region?.getBoundingClientRect().top ?? -Infinity) - said.getBoundingClientRect().bottom,
      figure,
    );
    expect(room).toBeGreaterThanOrEqual(-1);
    expect(await wholeRungs(ladder.region)).toBeGreaterThanOrEqual(3);
  });
});

test.describe("on a laptop", () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  test("below the diagram of the states there is what happened", async ({ page }) => {
    await show(page, "/c/sample-article/0?facing=states&segment=7", "[data-marker]");
    await expect(page.getByText(/^The client: CLOSE_WAIT/)).toBeInViewport({ ratio: 1 });
  });
});

test.describe("on a wall", () => {
  test.use({ viewport: { width: 3840, height: 2160 } });

  test("addresses take the room that they need", async ({ page }) => {
    await show(page, "/c/sample-article?view=connections", '[role="grid"] [aria-selected]');
    const cell = page.getByRole("gridcell", { name: "192.168.11.223:55081" });
    const words = await cell.locator("span").evaluate((span) => {
      const range = document.createRange();
      range.selectNodeContents(span);
      return range.getBoundingClientRect().width;
    });
    expect((await cell.boundingBox())?.width).toBeLessThan(1.6 * words);
  });
});
