import { ARTICLE_LABELS, ARTICLE_STATES, GLUED } from "./support/article.ts";
import { DAYTIME, RUBBISH } from "./support/fixtures.ts";
import { LadderPage } from "./support/ladder-page.ts";
import { expect, test } from "./support/test.ts";

test("opens a capture that tcpdump made", async ({ page, ladder }) => {
  await page.goto("/");
  await ladder.open("daytime.pcap", DAYTIME);
  await ladder.expectLabels(ARTICLE_LABELS);
  await ladder.expectStates(ARTICLE_STATES);
  await expect(page).toHaveURL(/\/c\/[^/]+/);
});

test("opens a capture dropped anywhere", async ({ page, ladder }) => {
  await page.goto("/");
  await expect(page.getByRole("main")).toBeVisible();
  const files = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], "dropped.pcap"));
      return transfer;
    },
    [...DAYTIME],
  );
  await page.dispatchEvent("body", "dragenter", { dataTransfer: files });
  await page.dispatchEvent("body", "dragover", { dataTransfer: files });
  await page.dispatchEvent("body", "drop", { dataTransfer: files });
  await ladder.expectLabels(ARTICLE_LABELS);
});

test("says what is wrong with a file that is no capture, and what to do", async ({ page, ladder, server }) => {
  await page.goto("/");
  await ladder.open("holiday.jpg", RUBBISH);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(/pcap or pcapng/);
  await expect(ladder.rungs).toHaveCount(0);
  expect((await server.health()).status).toBe("ok");
  // and the page goes on as if nothing had been
  await ladder.open("daytime.pcap", DAYTIME);
  await ladder.expectLabels(ARTICLE_LABELS);
});

test("keeps what came before the fault of a capture that is cut off", async ({ page, ladder }) => {
  await page.goto("/");
  await ladder.open("cut.pcap", DAYTIME.subarray(0, DAYTIME.length - 10));
  await ladder.expectLabels(ARTICLE_LABELS.slice(0, 7));
  await expect(page.getByText(/byte|offset/i).first()).toBeVisible();
});

test("takes the article's text as a web page glues it", async ({ page, ladder }) => {
  await page.goto("/");
  await ladder.paste(GLUED);
  await ladder.expectLabels(ARTICLE_LABELS);
  await ladder.expectStates(ARTICLE_STATES);
  await expect(ladder.region).toContainText("1925249825");
});

test("has the article's eight segments one click away", async ({ page, ladder }) => {
  await page.goto("/");
  await page
    .getByRole("button", { name: /the article/i })
    .or(page.getByRole("link", { name: /the article/i }))
    .first()
    .click();
  await ladder.expectLabels(ARTICLE_LABELS);
  await expect(page.getByText(/three, not four/i).first()).toBeVisible();
});

test("a link restores what was seen", async ({ page, context, ladder, server }) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await ladder.rung(4).click();
  await expect(page.getByRole("heading", { name: /DATA K\+1:K\+27/ })).toBeVisible();
  // The address follows what was chosen, at most every third of a second.
  await expect(page).toHaveURL(new RegExp(`/c/${id}/0\\?segment=4$`));
  const link = page.url();

  const other = new LadderPage(await context.newPage());
  await other.page.goto(link);
  await other.expectLabels(ARTICLE_LABELS);
  await expect(other.page).toHaveURL(link);
  await expect(other.page.getByRole("heading", { name: /DATA K\+1:K\+27/ })).toBeVisible();
});

test("a capture that is not there is said, with a way out", async ({ page }) => {
  await page.goto("/c/no-such-capture");
  await expect(page.getByRole("alert")).toContainText(/no capture|not there|unknown|does not exist/i);
});

test("a capture that another page deletes stays in view, and is said to be gone", async ({ page, ladder, server }) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await expect(page.getByRole("banner")).toContainText("daytime.pcap");
  await page.request.delete(`${server.url}/api/captures/${id}`, { headers: { origin: server.url } });
  await expect(page.getByRole("alert")).toContainText("This capture has been deleted");
  await expect(page.getByRole("banner")).toContainText("Deleted capture");
  await ladder.expectLabels(ARTICLE_LABELS);
});

test("a captured name is text, never markup", async ({ page, server }) => {
  await server.upload("<img src=x onerror=alert(1)>.pcap", DAYTIME);
  page.on("dialog", () => {
    throw new Error("a file's name ran as script");
  });
  await page.goto("/");
  await expect(page.getByText("<img src=x").first()).toBeVisible();
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
});
