import { ARTICLE_LABELS } from "./support/article.ts";
import { LadderPage } from "./support/ladder-page.ts";
import { DEMO, expect, needsLiveCapture, test } from "./support/test.ts";

test.describe("the demo, captured live on loopback", { tag: DEMO }, () => {
  test.beforeEach(needsLiveCapture);

  test("draws every segment while it happens, with the states of both sides", async ({ page, ladder }) => {
    await page.goto("/");
    // the handshake is there two seconds before the data
    const handshake = ladder.sawLabels(ARTICLE_LABELS.slice(0, 3), ["ESTABLISHED", "ESTABLISHED"]);
    await ladder.runDemo();
    await handshake;
    await ladder.expectWholeDemo();
    const senders = await ladder.rungs.evaluateAll((rungs) => rungs.map((rung) => rung.getAttribute("data-from")));
    expect(senders.slice(0, 6)).toEqual(["client", "server", "client", "server", "client", "server"]);
    expect(senders.at(-1)).toBe("server");
  });

  test("counts TIME_WAIT down", async ({ page, ladder }) => {
    await page.goto("/");
    await ladder.runDemo();
    await ladder.expectWholeDemo();
    const secondsLeft = async () =>
      Number(/TIME_WAIT\D*(\d+)/.exec((await ladder.region.textContent()) ?? "")?.[1] ?? "NaN");
    await expect.poll(secondsLeft).toBeLessThanOrEqual(60);
    const before = await secondsLeft();
    await expect.poll(secondsLeft).toBeLessThan(before);
  });

  test("says why the close took as many segments as it took", async ({ page, ladder }) => {
    await page.goto("/");
    await ladder.runDemo();
    const closing = await ladder.expectWholeDemo();
    const beside = page.getByRole("complementary", { name: "Chosen segment" });
    await expect(beside).toContainText(closing === 3 ? /three, not four/i : /four segments/i);
    await ladder.rung(7).click();
    await expect(beside).toContainText(/acknowledg/i);
  });

  test("shows the socket calls beside the lifelines, and resolves J, K, M, N", async ({ page, ladder }) => {
    await page.goto("/");
    await ladder.runDemo();
    await ladder.expectWholeDemo();
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
    const closings = await Promise.all([ladder.expectWholeDemo(), other.expectWholeDemo()]);
    expect(closings[0]).toBe(closings[1]);

    const late = new LadderPage(await context.newPage());
    await late.page.goto(server.url);
    expect(await late.expectWholeDemo()).toBe(closings[0]);
  });
});
