import { ARTICLE_LABELS, ARTICLE_STATES } from "./support/article.ts";
import { LadderPage } from "./support/ladder-page.ts";
import { expect, needsLiveCapture, test } from "./support/test.ts";

test.describe("the demo, captured live on loopback", () => {
  test.beforeEach(needsLiveCapture);

  test("draws all eight segments, with the states of both sides", async ({ page, ladder }) => {
    await page.goto("/");
    await ladder.runDemo();
    await ladder.expectLabels(ARTICLE_LABELS, 25_000);
    expect(await ladder.states("client")).toEqual(ARTICLE_STATES.client);
    expect(await ladder.states("server")).toEqual(ARTICLE_STATES.server);
    const senders = await ladder.rungs.evaluateAll((rungs) => rungs.map((rung) => rung.getAttribute("data-from")));
    expect(senders).toEqual(["client", "server", "client", "server", "client", "server", "client", "server"]);
  });

  test("draws while it happens: the handshake is there before the data", async ({ page, ladder }) => {
    await page.goto("/");
    await ladder.runDemo();
    await ladder.expectLabels(ARTICLE_LABELS.slice(0, 3));
    expect(await ladder.states("client")).toContain("ESTABLISHED");
    await ladder.expectLabels(ARTICLE_LABELS, 25_000);
  });

  test("counts TIME_WAIT down", async ({ page, ladder }) => {
    await page.goto("/");
    await ladder.runDemo();
    await ladder.expectLabels(ARTICLE_LABELS, 25_000);
    const secondsLeft = async () =>
      Number(/TIME_WAIT\D*(\d+)/.exec((await ladder.region.textContent()) ?? "")?.[1] ?? "NaN");
    await expect.poll(secondsLeft).toBeLessThanOrEqual(60);
    const before = await secondsLeft();
    await expect.poll(secondsLeft).toBeLessThan(before);
  });

  test("says why the close takes three segments", async ({ page, ladder }) => {
    await page.goto("/");
    await ladder.runDemo();
    await ladder.expectLabels(ARTICLE_LABELS, 25_000);
    await expect(page.getByText(/three, not four/i).first()).toBeVisible();
    await ladder.rung(7).click();
    await expect(page.getByText(/FIN.*(also|same|carries|together).*acknowledg/i).first()).toBeVisible();
  });

  test("shows the socket calls beside the lifelines, and resolves J, K, M, N", async ({ page, ladder }) => {
    await page.goto("/");
    await ladder.runDemo();
    await ladder.expectLabels(ARTICLE_LABELS, 25_000);
    for (const call of ["connect (blocks)", "accept (blocks)", "close"]) {
      await expect(ladder.region.getByText(call, { exact: true }).first()).toBeVisible();
    }
    for (const symbol of ["J", "K", "M", "N"]) {
      await expect(page.getByText(new RegExp(`^${symbol}\\s*=\\s*\\d+`)).first()).toBeVisible();
    }
  });

  test("two pages see the same, and one that comes later too", async ({ page, context, ladder, server }) => {
    const other = new LadderPage(await context.newPage());
    await page.goto("/");
    await other.page.goto(server.url);
    await ladder.runDemo();
    await Promise.all([ladder, other].map((it) => it.expectLabels(ARTICLE_LABELS, 25_000)));

    const late = new LadderPage(await context.newPage());
    await late.page.goto(server.url);
    await late.expectLabels(ARTICLE_LABELS);
  });
});
