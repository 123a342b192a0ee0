import type { Page } from "@playwright/test";
import { ARTICLE_LABELS, GLUED } from "./support/article.ts";
import { DAYTIME } from "./support/fixtures.ts";
import { tabTo, typeKeys } from "./support/keys.ts";
import { longConnection } from "./support/long-connection.ts";
import { atRest } from "./support/rest.ts";
import { DEMO, expect, needsLiveCapture, test } from "./support/test.ts";

/** Opens a sample or capture by its entry in the list. */
async function openFromList(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, page.getByRole("button", { name }).first());
  await page.keyboard.press("Enter");
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
}

const option = (page: Page) => page.locator('[role="option"][aria-selected="true"][data-index]');

test.describe("with the keyboard alone", () => {
  test("open a sample, skip to the ladder, step, go to both ends", async ({ page, ladder }) => {
    await page.goto("/");
    await expect(page.locator("main h2")).toBeVisible();
    await openFromList(page, /^The article/);
    await ladder.expectLabels(ARTICLE_LABELS);
    await page.reload();
    await ladder.expectLabels(ARTICLE_LABELS);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Skip to the ladder" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(ladder.region).toBeFocused();
    await typeKeys(page, "j", "j", "ArrowDown", "k");
    await expect(page).toHaveURL(/segment=2/);
    await page.keyboard.press("End");
    await expect(page).toHaveURL(/segment=8/);
    await page.keyboard.press("Home");
    await expect(ladder.rungs).toHaveCount(0);
    await typeKeys(page, "ArrowRight", "PageDown");
    await expect(ladder.rungs).toHaveCount(2);
  });

  test("run the demo", { tag: DEMO }, async ({ page, ladder }) => {
    needsLiveCapture();
    await page.goto("/");
    await tabTo(page, page.getByRole("button", { name: "Run the demo" }));
    await page.keyboard.press("Enter");
    await ladder.expectWholeDemo();
    await expect(page.locator('[aria-live="polite"]').filter({ hasText: /sent ACK N\+1/ })).toHaveCount(1);
  });

  test("paste a capture, and open a file's dialog", async ({ page, ladder }) => {
    await page.goto("/");
    // Asked for long before it comes: Chromium has to be told that it is not to open a dialog of its own.
    const chooser = page.waitForEvent("filechooser");
    await ladder.paste(GLUED);
    await ladder.expectLabels(ARTICLE_LABELS);
    await tabTo(page, page.getByLabel("Open a capture"));
    await page.keyboard.press("Enter");
    await (await chooser).setFiles({ name: "daytime.pcap", mimeType: "application/octet-stream", buffer: DAYTIME });
    await expect(page.getByText("daytime.pcap").first()).toBeVisible();
  });

  test("play, change the speed, pause", async ({ page, ladder }) => {
    await page.goto("/c/sample-article/0");
    await ladder.expectLabels(ARTICLE_LABELS);
    await page.keyboard.press("Space");
    await expect.poll(() => ladder.rungs.count()).toBeLessThan(8);
    await page.keyboard.press(">");
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
    await page.keyboard.press("End");
    await ladder.expectLabels(ARTICLE_LABELS);
  });

  test("search, and be back on the ladder", async ({ page, ladder }) => {
    await page.goto("/c/sample-article/0");
    await ladder.expectLabels(ARTICLE_LABELS);
    await page.keyboard.press("/");
    await expect(page.getByRole("search").getByRole("textbox")).toBeFocused();
    await page.keyboard.type("fin");
    await expect(page.getByRole("search").locator("output")).toHaveText("1 of 2");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/segment=7/);
    await page.keyboard.press("Escape");
    await expect(ladder.region).toBeFocused();
  });

  test("every dialog holds the focus, closes with Escape, and gives the focus back", async ({ page, ladder }) => {
    await page.goto("/c/sample-article/0");
    await ladder.expectLabels(ARTICLE_LABELS);
    await tabTo(page, ladder.region);
    for (const [key, name] of [
      ["?", "Keys"],
      ["e", "Export"],
      ["Control+k", /command/i],
    ] as const) {
      await page.keyboard.press(key);
      const dialog = page.getByRole("dialog", { name });
      await expect(dialog).toBeVisible();
      for (let pressed = 0; pressed < 8; pressed++) await page.keyboard.press("Tab");
      // Of a dialog of the browser's own, Tab may also lead to the browser itself.
      expect(
        await dialog.evaluate(
          (element) => element.contains(document.activeElement) || document.activeElement === document.body,
        ),
      ).toBe(true);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(ladder.region).toBeFocused();
    }
    // From one dialog to another.
    await openPalette(page);
    await page.keyboard.type("this help");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(ladder.region).toBeFocused();
  });

  test("filter, sort, choose two connections and compare them step by step", async ({ page, server }) => {
    const lines = GLUED.split("14:52").slice(1);
    const again = lines.map((line) => `15:52${line}`.replaceAll(".55081", ".55082"));
    const both = [...lines.map((line) => `14:52${line}`), ...again].join("\n");
    const id = await server.upload("two.txt", both);
    await page.goto(`/c/${id}/0`);
    await expect(page.locator("[data-frame]")).toHaveCount(8);
    await page.keyboard.press("c");
    const grid = page.getByRole("grid", { name: "Connections" });
    await expect(grid).toBeFocused();
    await tabTo(page, page.getByRole("button", { name: "Duration", exact: true }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("columnheader", { name: "Duration" })).toHaveAttribute("aria-sort", /ending$/);
    await page.keyboard.press("/");
    const field = page.getByRole("textbox", { name: "Filter" });
    await expect(field).toBeFocused();
    await page.keyboard.type("port 55082");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "1 of 2" })).toBeVisible();
    await expect(grid).toBeFocused();
    await page.keyboard.press("Space");
    await expect(page.getByText("Choose what to compare with")).toBeVisible();
    await page.keyboard.press("/");
    await expect(field).toBeFocused();
    await typeKeys(page, "Control+a", "Delete", "Enter");
    await expect(grid.locator("[aria-selected]")).toHaveCount(2);
    await expect(grid).toBeFocused();
    await typeKeys(page, "Home", "Enter");
    await expect(page).toHaveURL(/view=compare/);
    const chosen = page.getByRole("region", { name: "Ladder A" }).locator('[aria-selected="true"]');
    await expect(chosen).toHaveAttribute("data-label", "SYN J");
    await page.keyboard.press("j");
    await expect(chosen).toHaveAttribute("data-label", "SYN K, ACK J+1");
  });

  test("choose a run of segments, fit it, and export it", async ({ page, ladder }) => {
    await page.setViewportSize({ width: 1600, height: 700 });
    await page.goto("/c/sample-article/0?segment=6");
    await ladder.expectLabels(ARTICLE_LABELS);
    await typeKeys(page, "Shift+ArrowDown", "Shift+ArrowDown");
    await expect(page).toHaveURL(/segment=6-8/);
    await expect(option(page)).toHaveCount(3);
    await atRest(page);
    const before = (await ladder.rung(7).boundingBox())?.height ?? 0;
    await page.keyboard.press("f");
    await expect.poll(async () => ((await ladder.rung(7).boundingBox())?.height ?? 0) / before).toBeGreaterThan(1.3);
    for (const frame of [6, 8]) await expect(ladder.rung(frame)).toBeInViewport();
    await page.keyboard.press("f");
    await expect.poll(async () => (await ladder.rung(7).boundingBox())?.height ?? 0).toBeCloseTo(before, 0);
    await page.keyboard.press("e");
    const dialog = page.getByRole("dialog", { name: "Export" });
    await expect(dialog.getByLabel("from")).toHaveValue("6");
    const download = dialog.getByRole("button", { name: "Download SVG", exact: true });
    await tabTo(page, download);
    const [saved] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(saved.suggestedFilename()).toContain("segments-6-8");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await typeKeys(page, "ArrowUp");
    await expect(option(page)).toHaveCount(1);
  });

  test("theme, language, numbers, spacing and size", async ({ page, ladder }) => {
    await page.goto("/c/sample-article/0");
    await ladder.expectLabels(ARTICLE_LABELS);
    await page.keyboard.press("t");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await page.keyboard.press("t");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast");
    await tabTo(page, page.getByRole("radio", { name: /symbolic/ }));
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/numbers=relative/);
    await typeKeys(page, "s", "+");
    await expect(page).toHaveURL(/spacing=time.*zoom=1.25/);
    await openPalette(page);
    await page.keyboard.type("chinese");
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
  });

  test("lecture mode, stepping in it, and out of it again", async ({ page, ladder }) => {
    await page.goto("/c/sample-article/0");
    await ladder.expectLabels(ARTICLE_LABELS);
    await page.keyboard.press("p");
    await expect(page.getByRole("banner")).toHaveClass(/visually-hidden/);
    await expect(page.locator("footer")).toContainText("Handshake three segments");
    await typeKeys(page, "PageDown", "PageDown");
    await expect(page.locator("footer")).toContainText("The server agrees.");
    // In full screen the browser takes Escape for itself; p does the same everywhere.
    await page.keyboard.press("p");
    await expect(page.getByRole("button", { name: "Present" })).toBeVisible();
    await expect(ladder.region).toBeFocused();
  });

  test("graphs: point at segments, zoom, show all", async ({ page, server }) => {
    const id = await server.upload("daytime.pcap", DAYTIME);
    await page.goto(`/c/${id}/0`);
    await expect(page.locator("[data-frame]").first()).toBeVisible();
    await page.keyboard.press("g");
    const figure = page.getByRole("figure");
    await expect(figure).toBeVisible();
    await typeKeys(page, "ArrowRight", "ArrowRight");
    await expect(figure.locator('[data-role="chosen"]')).toHaveAttribute("data-segment", "2");
    await tabTo(page, figure);
    await page.keyboard.press("+");
    await expect.poll(async () => Number(await figure.getAttribute("data-zoom"))).toBeGreaterThan(1.5);
    await page.keyboard.press("0");
    await expect(figure).toHaveAttribute("data-zoom", "1");
    // An arrow of the ladder beside that has the focus is pointed at in the graph.
    await page.setViewportSize({ width: 1920, height: 1080 });
    const beside = page.locator('[role="option"][data-index][tabindex="0"]');
    await expect(beside).toBeVisible();
    await tabTo(page, beside);
    await expect(figure.locator('[data-role="chosen"]')).toHaveAttribute("data-segment", "2");
  });

  test("a long connection: the overview's keys go anywhere in it", async ({ page, server, ladder }) => {
    const id = await server.upload("long.pcap", longConnection(20_000));
    await page.goto(`/c/${id}/0`);
    await expect(ladder.rungs.first()).toBeVisible();
    const strip = page.getByRole("slider", { name: "Overview of the connection" });
    await tabTo(page, strip);
    await page.keyboard.press("End");
    await expect(ladder.rung(20_000)).toBeVisible();
    await page.keyboard.press("PageUp");
    await expect.poll(async () => Number(await strip.getAttribute("aria-valuenow"))).toBeLessThan(18_500);
  });

  test("what is noted on a segment shows where the focus is, and Escape puts it away", async ({ page, server }) => {
    const id = await server.upload(
      "again.txt",
      [
        "10:00:00.000000 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [S], seq 1000, win 64240, length 0",
        "10:00:01.000000 IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [S], seq 1000, win 64240, length 0",
      ].join("\n"),
    );
    await page.goto(`/c/${id}/0`);
    await expect(page.locator("[data-frame]")).toHaveCount(2);
    await tabTo(page, page.locator('[role="option"][data-index="1"]'));
    const tip = page.locator("table").filter({ hasText: "sequence number" });
    await expect(tip).toContainText("had sent this before");
    await expect(tip).toContainText("1000");
    await page.keyboard.press("Escape");
    await expect(tip).toHaveCount(0);
  });
});
