import { ARTICLE_LABELS } from "./support/article.ts";
import { DAYTIME } from "./support/fixtures.ts";
import { expect, test } from "./support/test.ts";

test("the server dies and comes back: the page says so, keeps its figure and goes on without a reload", async ({
  page,
  ladder,
  server,
}) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await page.evaluate(() => {
    document.documentElement.dataset.sameDocument = "yes";
  });

  await server.kill();
  const lost = page.getByText(/connection.*lost|disconnected|reconnecting/i);
  await expect(lost.first()).toBeVisible();
  expect(await ladder.labels()).toEqual(ARTICLE_LABELS);

  await server.start();
  await expect(lost).toHaveCount(0, { timeout: 20_000 });
  await server.upload("after.pcap", DAYTIME);
  await expect(page.getByText("after.pcap").first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-same-document", "yes");
  expect(await ladder.labels()).toEqual(ARTICLE_LABELS);
});

test("captures are there again after SIGKILL", async ({ page, ladder, server }) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await server.kill();
  await server.start();
  await page.goto(`/c/${id}`);
  await ladder.expectLabels(ARTICLE_LABELS);
});
