import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { ARTICLE_LABELS, GLUED } from "./support/article.ts";
import { inEachTheme, violations } from "./support/axe.ts";
import { DAYTIME } from "./support/fixtures.ts";
import { LadderPage } from "./support/ladder-page.ts";
import { expect, test } from "./support/test.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Export" });

async function openExport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog(page)).toBeVisible();
}

async function download(page: Page, name: string): Promise<{ readonly file: Buffer; readonly name: string }> {
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    dialog(page).getByRole("button", { name, exact: true }).click(),
  ]);
  return { file: readFileSync(await saved.path()), name: saved.suggestedFilename() };
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Data sent in one direction, without acknowledgements, as tcpdump prints it. */
function longText(segments: number): string {
  return Array.from({ length: segments }, (_, i) => {
    const time = `10:${String(Math.floor(i / 60)).padStart(2, "0")}:${String(i % 60).padStart(2, "0")}.000000`;
    return `${time} IP 10.0.0.1.1024 > 10.0.0.2.80: Flags [.], seq ${1 + i * 10}:${11 + i * 10}, ack 1, win 100, length 10\n`;
  }).join("");
}

test.describe("the article", () => {
  test.beforeEach(async ({ page, ladder, server }) => {
    const id = await server.upload("article.txt", GLUED);
    await page.goto(`/c/${id}/0`);
    await ladder.expectLabels(ARTICLE_LABELS);
    await openExport(page);
  });

  test("as SVG: real text, its style in it", async ({ page }) => {
    const { file, name } = await download(page, "Download SVG");
    expect(name).toBe("article-connection-0.svg");
    const svg = file.toString();
    expect([...svg.matchAll(/data-label="([^"]*)"/g)].map(([, label]) => label)).toEqual(ARTICLE_LABELS);
    expect(svg).toContain("<style>");
    expect(svg).toContain("#fbfaf6"); // paper, whatever the page's theme is
    await expect(dialog(page).getByRole("status")).toContainText(name);
  });

  test("as PNG at 1, 2 and 4 times, with the page's fonts", async ({ page }) => {
    const sizes: number[] = [];
    for (const times of [1, 2, 4]) {
      const { file } = await download(page, `Download PNG at ${times} times the size`);
      expect(file.subarray(1, 4).toString()).toBe("PNG");
      sizes.push(file.readUInt32BE(16));
    }
    expect(sizes).toEqual([1120, 2240, 4480]);
  });

  test("as text, copied and downloaded", async ({ page }) => {
    const mermaid = await download(page, "Download Mermaid");
    expect(mermaid.name).toBe("article-connection-0.mmd");
    expect(mermaid.file.toString()).toContain("C->>S: SYN J");
    expect((await download(page, "Download PlantUML")).file.toString()).toMatch(/^@startuml\n[\s\S]*@enduml\n$/);
    expect((await download(page, "Download Markdown")).file.toString()).toContain("| FIN *N*, ACK *M*+1 |");

    await dialog(page).getByRole("button", { name: "Copy Plain text" }).click();
    await expect(dialog(page).getByRole("status")).toHaveText("Plain text copied");
    expect(await clipboard(page)).toContain(" 7.  LAST_ACK    --> FIN N, ACK M+1");
    await dialog(page).getByRole("button", { name: "Copy tcpdump lines" }).click();
    await expect(dialog(page).getByRole("status")).toHaveText("tcpdump lines copied");
    expect(await clipboard(page)).toContain("Flags [F.], seq 1925249826, ack 821610677");
  });

  test("for a range of segments, numbered as in the whole", async ({ page }) => {
    await dialog(page).getByLabel("from").fill("2");
    await dialog(page).getByLabel("to", { exact: true }).fill("4");
    const svg = await download(page, "Download SVG");
    expect(svg.name).toBe("article-connection-0-segments-2-4.svg");
    const labels = [...svg.file.toString().matchAll(/data-label="([^"]*)"/g)].map(([, label]) => label);
    expect(labels).toEqual(ARTICLE_LABELS.slice(1, 4));
    const csv = await download(page, "Download CSV");
    expect(csv.name).toBe("article-connection-0-segments-2-4.csv");
    expect(csv.file.toString().trim().split("\r\n")).toHaveLength(4);
    expect((await download(page, "Download Plain text")).file.toString()).toMatch(/^ 2\. {2}ESTABLISHED/m);

    await dialog(page).getByLabel("from").fill("6");
    await expect(dialog(page).getByText(/make no range/)).toBeVisible();
    await expect(dialog(page).getByRole("button", { name: "Download SVG" })).toBeDisabled();
  });

  test("on paper: the figure alone, with what each segment says", async ({ page }) => {
    await page.evaluate(() => {
      window.print = () => void Object.assign(document.documentElement.dataset, { printed: "yes" });
    });
    await dialog(page).getByLabel("with what each segment says").check();
    await dialog(page).getByRole("button", { name: "Print or save as PDF" }).click();
    const sheets = page.locator("[data-print]");
    await expect(sheets).toHaveCount(1);
    // It prints when its fonts are there: as many sheets as then.
    await expect(page.locator("html")).toHaveAttribute("data-printed", "yes");
    await page.emulateMedia({ media: "print" });
    await expect(sheets.locator("svg")).toHaveCount(1);
    await expect(sheets).toContainText("The client closes too");
    await expect(page.locator("#root")).toBeHidden();
    const font = await sheets
      .locator("svg text.serif")
      .first()
      .evaluate((text) => getComputedStyle(text).fontFamily);
    expect(font).toContain("Source Serif 4");
    const pages = (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages).toHaveLength(2);
  });
});

test("the frames of a connection byte for byte", async ({ page, ladder, server }) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await openExport(page);
  const { file, name } = await download(page, "Download pcapng");
  expect(name).toBe("daytime-connection-0.pcapng");
  const first = DAYTIME.subarray(40, 40 + DAYTIME.readUInt32LE(32));
  expect(file.includes(first)).toBe(true);
  const again = await server.upload("again.pcapng", file);
  await page.goto(`/c/${again}/0`);
  await ladder.expectLabels(ARTICLE_LABELS);
});

test("a link to exactly this view", async ({ page, context, ladder, server }) => {
  const id = await server.upload("article.txt", GLUED);
  await page.goto(`/c/${id}/0?numbers=absolute&segment=4`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await openExport(page);
  await dialog(page).getByRole("button", { name: "Copy Link to this view" }).click();
  await expect(dialog(page).getByRole("status")).toHaveText("Link to this view copied");
  const link = await clipboard(page);
  expect(link).toBe(`${server.url}/c/${id}/0?numbers=absolute&segment=4`);
  const other = new LadderPage(await context.newPage());
  await other.page.goto(link);
  await other.expectLabels(ARTICLE_LABELS);
});

test("a long connection whole, though little of it is on the screen; limits are said", async ({ page, server }) => {
  const id = await server.upload("long.txt", longText(620));
  await page.goto(`/c/${id}/0`);
  await expect(page.locator("[data-frame]").first()).toBeVisible();
  await page.keyboard.press("e");
  await expect(dialog(page)).toContainText("of 620");
  await expect(dialog(page).getByRole("button", { name: "Download Mermaid" })).toBeDisabled();
  await expect(dialog(page)).toContainText("choose up to 500 segments");

  // Higher than what other programs make a bitmap of: several pictures in one archive
  const svgs = await download(page, "Download SVG");
  expect(svgs.name).toBe("long-connection-0.svg.zip");
  await dialog(page).getByLabel("to", { exact: true }).fill("200");
  const svg = await download(page, "Download SVG");
  expect(svg.name).toBe("long-connection-0-segments-1-200.svg");
  expect(svg.file.toString().match(/data-frame=/g)).toHaveLength(200);
  await dialog(page).getByLabel("to", { exact: true }).fill("");
  const text = await download(page, "Download Plain text");
  expect(text.file.toString()).toMatch(/^620\. /m);
  // Higher than any canvas: several pictures in one archive, its directory at the end
  const zip = await download(page, "Download PNG at 1 times the size");
  expect(zip.name).toBe("long-connection-0.png.zip");
  const names = [...new Set(zip.file.toString("latin1").match(/long-connection-0-segments-\d+-\d+\.png/g))];
  expect(names.length).toBeGreaterThan(2);
  expect(names[0]).toMatch(/segments-1-/);
  expect(names.at(-1)).toMatch(/-620\.png$/);
});

test("on light paper, though the page and the picture are dark", async ({ page, ladder, server }) => {
  const id = await server.upload("article.txt", GLUED);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/c/${id}/0?theme=dark`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await openExport(page);
  await dialog(page).getByRole("radio", { name: "dark" }).click();
  await dialog(page).getByRole("button", { name: "Print or save as PDF" }).click();
  await expect(page.locator("[data-print]")).toHaveCount(1);
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  const paper = await page
    .locator("[data-print] svg > rect")
    .first()
    .evaluate((rect) => getComputedStyle(rect).fill);
  expect(paper).toBe("rgb(255, 255, 255)");
  for (const part of ["html", "body"]) {
    const look = await page.locator(part).evaluate((element) => {
      const { backgroundColor, colorScheme } = getComputedStyle(element);
      return { backgroundColor, colorScheme };
    });
    expect(look).toEqual({ backgroundColor: "rgb(255, 255, 255)", colorScheme: "light" });
  }
});

test("nothing for axe to find in the dialog, in any theme", async ({ page, server }) => {
  const id = await server.upload("article.txt", GLUED);
  await page.goto(`/c/${id}/0?theme=light`);
  await expect(page.locator("[data-frame]").first()).toBeVisible();
  await inEachTheme(page, async (theme) => {
    await openExport(page);
    expect(await violations(page, { within: "dialog", theme }), theme).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
  });
});

test("the dialog fits a narrow screen", async ({ page, server }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const id = await server.upload("article.txt", GLUED);
  await page.goto(`/c/${id}/0`);
  await expect(page.locator("[data-frame]").first()).toBeVisible();
  await openExport(page);
  const box = await dialog(page).boundingBox();
  expect(box?.width).toBeLessThanOrEqual(360);
  const last = dialog(page).getByRole("button", { name: "Copy Link to this view" });
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  await expect(dialog(page).getByRole("button", { name: "Close" })).toBeInViewport();
});
