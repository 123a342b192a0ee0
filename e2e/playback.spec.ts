import { ARTICLE_LABELS } from "./support/article.ts";
import { DAYTIME } from "./support/fixtures.ts";
import { expect, test } from "./support/test.ts";

test("steps through a finished capture with the arrow keys", async ({ page, ladder, server }) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: /SYN K, ACK J\+1|SYN J/ }).first()).toBeVisible();
});

test("shows symbolic, relative and absolute numbers; data-label stays symbolic", async ({ page, ladder, server }) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await page.getByRole("radio", { name: /absolute/i }).click();
  await expect(ladder.rung(2)).toContainText("SYN 10770136, ACK 2110453236");
  expect(await ladder.labels()).toEqual(ARTICLE_LABELS);
  await page.getByRole("radio", { name: /relative/i }).click();
  await expect(ladder.rung(4)).toContainText("DATA 1:27 (26)");
  expect(await ladder.labels()).toEqual(ARTICLE_LABELS);
});
