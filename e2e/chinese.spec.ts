import type { Page } from "@playwright/test";
import { GLUED } from "./support/article.ts";
import { englishOn } from "./support/english.ts";
import { COMMENTED, DAYTIME, RUBBISH } from "./support/fixtures.ts";
import { atRest } from "./support/rest.ts";
import { SAMPLES } from "./support/samples.ts";
import { DEMO, expect, needsLiveCapture, test } from "./support/test.ts";
import { TROUBLED } from "./support/troubled.ts";

test.use({ locale: "zh-CN" });
// Much is looked at in one go: a busy machine takes its time.
test.describe.configure({ timeout: 150_000 });

async function expectNoEnglish(page: Page, where: string): Promise<void> {
  expect(await englishOn(page), where).toEqual([]);
}

test("English is found where there is some", async ({ page }) => {
  await page.goto("/?lang=en");
  await expect(page.getByRole("button", { name: "Run the demo" })).toBeVisible();
  await expect.poll(async () => (await englishOn(page)).length).toBeGreaterThan(10);
});

test("the first page, its dialogs and the palette are Chinese", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("button", { name: "运行演示" })).toBeVisible();
  await expect(page.getByRole("button", { name: "文章：八个报文段" })).toBeVisible();
  // Where capturing is possible there is more of it to unfold, and where it is not the reason.
  await expect(page.locator("details").or(page.getByRole("note")).first()).toBeVisible();
  for (const details of await page.locator("details > summary").all()) await details.click();
  await expectNoEnglish(page, "first page");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoEnglish(page, "help");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("button", { name: "粘贴文本" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoEnglish(page, "paste");
});

for (const sample of SAMPLES) {
  test(`every segment of the sample "${sample}" is explained in Chinese, and the book and the states beside it`, async ({
    page,
  }) => {
    await page.goto(`/c/sample-${sample}/0`);
    await expect(page.locator("[data-frame]").first()).toBeVisible();
    await expectNoEnglish(page, "ladder");
    await throughSegments(page);
    for (const facing of ["book", "states"]) {
      await page.goto(`/c/sample-${sample}/0?facing=${facing}`);
      await expect(page.locator("#panel-body svg").first()).toBeVisible();
      await expectNoEnglish(page, facing);
    }
  });
}

test("what goes wrong on the way is said in Chinese, with its evidence", async ({ page, server }) => {
  const id = await server.upload("troubled.txt", TROUBLED);
  await page.goto(`/c/${id}/0`);
  await expect(page.locator("[data-frame]").first()).toBeVisible();
  const evidence = await throughSegments(page);
  const said = evidence.join("\n");
  for (const words of [
    "定时器超时",
    "重复 ACK",
    "应排在",
    "不在捕获中",
    "窗口为 0",
    "保活探测",
    "窗口探测",
    "通告窗口",
  ]) {
    expect(said).toContain(words);
  }
  for (const connection of [1, 2]) {
    await page.goto(`/c/${id}/${connection}`);
    await expect(page.locator("[data-frame]").first()).toBeVisible();
    await throughSegments(page);
  }
});

test("header fields from the wire are Chinese", async ({ page, server }) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0`);
  await expect(page.locator("[data-frame]")).toHaveCount(8);
  await throughSegments(page);
});

for (const [view, there] of [
  ["graphs", 'figure [data-role="chosen"]'],
  ["connections", '[role="grid"] [aria-selected]'],
  ["compare", "[data-frame]"],
] as const) {
  test(`the view "${view}" is Chinese`, async ({ page, server }) => {
    const id = await server.upload("troubled.txt", TROUBLED);
    await page.goto(`/c/${id}/0?view=${view}${view === "compare" ? `&with=${id}/1` : "&segment=2"}`);
    await expect(page.getByRole("main").locator(there).first()).toBeVisible();
    await expectNoEnglish(page, view);
    if (view !== "connections") return;
    const field = page.getByRole("textbox", { name: "过滤", exact: true });
    for (const wrong of ["port", "port 99999", "state OPEN", "note nothing", "(port 80", "bytes > many", "and", ")"]) {
      await field.fill("");
      await expect(page.getByRole("alert")).toHaveCount(0);
      await field.fill(wrong);
      await expect(page.getByRole("alert")).toBeVisible();
      await expectNoEnglish(page, wrong);
    }
  });
}

test("export, about, search, palette and presenting are Chinese", async ({ page, server }) => {
  const id = await server.upload("commented.pcapng", COMMENTED);
  await page.goto(`/c/${id}/0?segment=4`);
  await expect(page.locator("[data-frame]").first()).toBeVisible();
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoEnglish(page, "export");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("i");
  await expect(page.getByRole("dialog").getByText("每帧最多").first()).toBeVisible();
  await expectNoEnglish(page, "about");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("/");
  const search = page.getByRole("search");
  await expect(search.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("nonsense words");
  await expect(search.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
  await expectNoEnglish(page, "search");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoEnglish(page, "palette");
  await page.keyboard.press("Escape");
  await page.goto(`/c/${id}/0?segment=4&present=1`);
  await expect(page.locator("[data-frame]").first()).toBeVisible();
  await expectNoEnglish(page, "presenting");
});

test("the demo is Chinese while it runs, its socket calls too", { tag: DEMO }, async ({ page }) => {
  needsLiveCapture();
  await page.goto("/");
  await page.getByRole("button", { name: "运行演示" }).click();
  await expect(page.getByText("accept（阻塞）").first()).toBeVisible();
  await expectNoEnglish(page, "demo running");
  await expect(page.locator('[data-label="ACK N+1"]')).toBeVisible({ timeout: 25_000 });
  await expect(page.getByText("read 返回 26").first()).toBeVisible();
  await expectNoEnglish(page, "demo over");
});

test("faults of a capture and of an address are told in Chinese", async ({ page, ladder, server }) => {
  await page.goto("/");
  await page.getByLabel("打开捕获文件").setInputFiles({ name: "rubbish.bin", mimeType: "", buffer: RUBBISH });
  await expect(page.getByRole("alert")).toBeVisible();
  await expectNoEnglish(page, "rubbish");
  for (const [name, bytes] of [
    ["cut.pcap", DAYTIME.subarray(0, DAYTIME.length - 10)],
    ["empty.pcap", Buffer.alloc(0)],
    ["text.txt", Buffer.from("nothing that tcpdump would print\nand more of it\n")],
    ["broken.gz", Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), RUBBISH])],
  ] as const) {
    await page.goto("/");
    await page.getByLabel("打开捕获文件").setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
    await expect(page.getByRole("alert").first()).toBeVisible();
    await expectNoEnglish(page, name);
  }
  await page.goto("/c/nothing-of-this-name");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expectNoEnglish(page, "unknown capture");
  await server.kill();
  await expect(page.getByText("正在重试")).toBeVisible();
  await expectNoEnglish(page, "server gone");
  await expect(ladder.rungs).toHaveCount(0);
});

test("an exported picture speaks Chinese too", async ({ page, server }) => {
  const id = await server.upload("article.txt", GLUED);
  await page.goto(`/c/${id}/0`);
  await expect(page.locator("[data-frame]").first()).toBeVisible();
  await page.getByRole("button", { name: "导出", exact: true }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 SVG" }).click();
  const stream = await (await coming).createReadStream();
  let svg = "";
  for await (const chunk of stream) svg += String(chunk);
  const texts = [...svg.matchAll(/<(?:text|title|desc|tspan)[^>]*>([^<]+)</g)].map(([, text]) => text);
  expect(texts.join("\n")).toContain("建立连接");
  expect(texts.filter((text) => /[a-z]{2,} [a-z]{2,}/.test(text ?? ""))).toEqual([]);
});

test("the language is the browser's, and switching it keeps the view", async ({ browser, page, server }) => {
  const id = await server.upload("article.txt", GLUED);
  for (const [locale, lang] of [
    ["zh-TW", "zh-CN"],
    ["zh-HK", "zh-CN"],
    ["fr-FR", "en"],
    ["en-US", "en"],
  ] as const) {
    const other = await browser.newPage({ locale });
    await other.goto(`${server.url}/c/${id}/0`);
    await expect(other.locator("html")).toHaveAttribute("lang", lang);
    await other.close();
  }
  await page.goto(`/c/${id}/0?segment=5&numbers=absolute&spacing=time`);
  await expect(page.locator("[data-frame]").first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("heading", { name: /^ACK/ }).first()).toBeVisible();
  await atRest(page);
  const top = async () => (await page.locator("[data-frame]").first().boundingBox())?.y ?? 0;
  const before = await top();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL(/segment=5/);
  await expect(page).toHaveURL(/numbers=absolute/);
  await expect(page.getByRole("heading", { name: /^ACK/ }).first()).toBeVisible();
  await expect.poll(top).toBeCloseTo(before, 0);
});

/** Chooses one segment after the other; the evidence of their notes. */
async function throughSegments(page: Page): Promise<string[]> {
  const evidence: string[] = [];
  // Short ones are drawn whole, and at once.
  const frames = await page
    .locator("[data-frame]")
    .evaluateAll((rungs) => rungs.map((rung) => rung.getAttribute("data-frame")));
  const panel = page.getByRole("complementary");
  await page.goto(`${new URL(page.url()).pathname}?segment=1`);
  for (const [at, frame] of frames.entries()) {
    const segment = at + 1;
    if (segment > 1) await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(new RegExp(`segment=${segment}\\b`));
    // What is known of the segment before goes away with it: these bytes are this one's.
    await expect(panel).toContainText(`第 ${frame} 帧`);
    await expect(panel.locator("[data-byte]").first()).toBeAttached();
    await page.locator("aside details").evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    await expectNoEnglish(page, `segment ${segment}`);
    evidence.push(...(await page.getByRole("list", { name: "注记" }).getByRole("listitem").allTextContents()));
  }
  return evidence;
}
