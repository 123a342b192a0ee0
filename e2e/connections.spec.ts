import type { Locator, Page } from "@playwright/test";
import { ARTICLE_LABELS } from "./support/article.ts";
import { violations } from "./support/axe.ts";
import { DAYTIME } from "./support/fixtures.ts";
import { many } from "./support/many.ts";
import { atRest } from "./support/rest.ts";
import { expect, test } from "./support/test.ts";

const grid = (page: Page): Locator => page.getByRole("grid", { name: "Connections" });
const firstColumn = (page: Page): Promise<string[]> =>
  grid(page).locator('[role="row"][aria-selected] > :first-child').allInnerTexts();

test("the table opens and closes with a key, and a row opens its ladder", async ({ page, ladder, server }) => {
  const id = await server.upload("many.txt", many(40));
  await page.goto(`/c/${id}/3`);
  await ladder.expectLabels(["SYN J", "SYN K, ACK J+1", "ACK K+1", "DATA J+1:J+4 (3)"]);
  await page.keyboard.press("c");
  await expect(grid(page)).toBeFocused();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "41");
  await expect(page).toHaveURL(/view=connections/);
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]) await page.keyboard.press(key);
  await expect(grid(page)).toHaveAttribute("aria-activedescendant", "connection-row-2");
  await page.keyboard.press("End");
  await expect(grid(page).locator('[aria-selected="true"]')).toContainText("20039");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/c/${id}/1$`));
  await ladder.expectLabels(["SYN J", "SYN K, ACK J+1", "ACK K+1", "DATA J+1:J+2 (1)"]);
  await page.goBack();
  await expect(grid(page).locator('[aria-selected="true"]')).toContainText("20001");
  await page.keyboard.press("Escape");
  await expect(ladder.region).toBeVisible();
});

test("whoever comes back from far down the list stands there again", async ({ page, server }) => {
  const id = await server.upload("many.txt", many(400));
  await page.goto(`/c/${id}?view=connections`);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "401");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/c/${id}/399$`));
  await page.goBack();
  const chosen = grid(page).locator('[aria-selected="true"]');
  await expect(chosen).toContainText("20399");
  await expect(chosen).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("ArrowUp");
  await expect(chosen).toContainText("20398");
  await expect(chosen).toBeInViewport({ ratio: 1 });
});

for (const [where, width] of [
  ["where rows are low", 1280],
  ["where they are high", 400],
] as const) {
  test(`the row that keys come to is seen, and stands there again on coming back, ${where}`, async ({
    page,
    server,
  }) => {
    const id = await server.upload("many.txt", many(400));
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`/c/${id}?view=connections`);
    await expect(grid(page)).toHaveAttribute("aria-rowcount", "401");
    const chosen = grid(page).locator('[aria-selected="true"]');
    for (const key of ["PageDown", "PageDown", "PageDown", "ArrowDown", "PageUp", "PageUp", "ArrowUp", "PageDown"]) {
      await page.keyboard.press(key);
      await expect(chosen).toBeInViewport({ ratio: 0.9 });
      const top = (await chosen.boundingBox())?.y;
      const head = await grid(page).getByRole("rowgroup").first().boundingBox();
      expect(top).toBeGreaterThanOrEqual((head?.y ?? Number.NaN) + (head?.height ?? Number.NaN) - 1);
    }
    const before = (await chosen.textContent()) ?? "";
    await page.keyboard.press("Enter");
    await expect(page).not.toHaveURL(/view=connections/);
    await page.goBack();
    await expect(chosen).toHaveText(before);
    await expect(chosen).toBeInViewport({ ratio: 0.9 });
  });
}

test("a connection that is opened is asked for once, from its first row", async ({ page, ladder, server }) => {
  const asked: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      if (String(payload).includes('"type":"window"')) asked.push(String(payload));
    }),
  );
  const id = await server.upload("many.txt", many(40));
  await page.goto(`/c/${id}/3`);
  await ladder.expectLabels(["SYN J", "SYN K, ACK J+1", "ACK K+1", "DATA J+1:J+4 (3)"]);
  asked.length = 0;
  await page.getByRole("navigation").getByRole("button", { name: /20004/ }).click();
  await ladder.expectLabels(["SYN J", "SYN K, ACK J+1", "ACK K+1", "DATA J+1:J+5 (4)"]);
  expect(asked.map((question) => JSON.parse(question))).toMatchObject([{ connection: 4, from: 0 }]);
});

test("heads sort, the filter filters, and the address keeps both", async ({ page, context, server }) => {
  const id = await server.upload("many.txt", many(40));
  await page.goto(`/c/${id}?view=connections`);
  await page.getByRole("button", { name: "Sent", exact: true }).click();
  await expect(page.getByRole("columnheader", { name: "Sent" })).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => (await firstColumn(page)).slice(0, 3)).toEqual(["6", "13", "20"]);
  await grid(page).focus();
  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Filter" })).toBeFocused();
  await page.keyboard.type("refused and port 443");
  await expect(page.getByRole("status").filter({ hasText: "4 of 40" })).toBeVisible();
  await expect.poll(() => firstColumn(page)).toEqual(["9", "19", "29", "39"]);
  await page.keyboard.press("Enter");
  await expect(grid(page)).toBeFocused();
  await expect(page).toHaveURL(/sort=-client-bytes&filter=refused\+and\+port\+443/);

  const other = await context.newPage();
  await other.goto(page.url());
  await expect.poll(() => firstColumn(other)).toEqual(["9", "19", "29", "39"]);
});

test("each key filters, and nobody is told what is wrong with half a word", async ({ page, server }) => {
  const id = await server.upload("many.txt", many(40));
  await page.clock.install();
  await page.goto(`/c/${id}?view=connections`);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "41");
  const field = page.getByRole("textbox", { name: "Filter" });
  const matched = page.getByRole("status").filter({ hasText: /of 40|40 connections/ });
  // The page's time stands still but for what is told here.
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  for (const [key, shown] of [
    ["refused", "4 of 40"],
    [" and port 80 or", "4 of 40"],
  ] as const) {
    await field.pressSequentially(key);
    await page.clock.runFor(50);
    await expect(matched).toContainText(shown);
  }
  await expect(field).toHaveAttribute("aria-invalid", "false");
  await page.clock.runFor(600);
  await expect(page.getByRole("alert")).toContainText("Something is missing here");
  await field.press("Backspace");
  await expect(field).toHaveAttribute("aria-invalid", "false");
});

test("keys that come faster than answers make no queue: the newest filter is asked next", async ({ page, server }) => {
  const id = await server.upload("many.txt", many(40));
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  let held = false;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const there = socket.connectToServer();
    socket.onMessage((message) => {
      const { type, filter } = JSON.parse(String(message)) as { readonly type: string; readonly filter?: string };
      if (type === "connections" && held) asked.push(filter ?? "");
      there.send(message);
    });
    there.onMessage((message) => {
      const isList = typeof message === "string" && message.startsWith('{"type":"connections"');
      if (held && isList) answers.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  await page.goto(`/c/${id}?view=connections&filter=port+443+and+refused`);
  const matched = page.getByRole("status").filter({ hasText: /of 40|40 connections/ });
  await expect(matched).toContainText("4 of 40");
  const field = page.getByRole("textbox", { name: "Filter" });
  await field.press("End");
  held = true;
  await field.press("Backspace");
  await expect.poll(() => answers.length).toBe(1);
  for (let n = 0; n < 11; n++) await field.press("Backspace");
  await expect(field).toHaveValue("port 443");
  // The address has what the table wants: it was told.
  await expect(page).toHaveURL(/filter=port\+443$/);
  expect(asked).toEqual(["port 443 and refuse"]);
  answers.splice(0, 1)[0]?.();
  await expect.poll(() => answers.length).toBe(1);
  expect(asked).toEqual(["port 443 and refuse", "port 443"]);
  answers.splice(0, 1)[0]?.();
  await expect(matched).toContainText("20 of 40");
  expect(answers).toHaveLength(0);
});

test("a filter that cannot be read says where, and the rows stay", async ({ page, server }) => {
  const id = await server.upload("many.txt", many(40));
  await page.goto(`/c/${id}?view=connections&filter=port+80`);
  await expect(page.getByRole("status").filter({ hasText: "20 of 40" })).toBeVisible();
  const field = page.getByRole("textbox", { name: "Filter" });
  await field.fill("port 80 and note fast");
  await expect(page.getByRole("alert")).toContainText("No note is called fast");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect.poll(async () => (await firstColumn(page)).slice(0, 3)).toEqual(["0", "2", "4"]);
  await page.getByRole("button", { name: "What a filter can say" }).click();
  await page.getByRole("button", { name: "refused" }).click();
  await expect(page.getByRole("status").filter({ hasText: "4 of 40" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("twelve thousand connections are a few rows in the page, and the last is one key away", async ({
  page,
  server,
}) => {
  const id = await server.upload("many.txt", many(12_000));
  await page.goto(`/c/${id}?view=connections`);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "12001");
  await page.keyboard.press("End");
  await expect(grid(page).locator('[aria-selected="true"]')).toContainText("11,999");
  expect(await grid(page).locator("[aria-selected]").count()).toBeLessThan(80);
  await page.keyboard.press("PageUp");
  await expect(grid(page).locator('[aria-selected="true"]')).toContainText(/^11,9[0-8]\d/);
});

test("when the server comes back the reader stands where they stood", async ({ page, server }) => {
  const id = await server.upload("many.txt", many(40));
  await page.goto(`/c/${id}?view=connections`);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "41");
  await page.keyboard.press("End");
  const last = grid(page).locator('[aria-selected="true"]');
  await expect(last).toContainText("20039");
  await expect(last).toBeInViewport({ ratio: 1 });
  await atRest(page);
  const before = await last.boundingBox();
  await server.kill();
  const lost = page.getByRole("status").filter({ hasText: "Connection to the server lost" });
  await expect(lost).toBeVisible();
  await server.start();
  await expect(lost).toHaveCount(0, { timeout: 20_000 });
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(last).toContainText("20039");
  // The line that said so is gone, and the table has its place again.
  await expect.poll(() => last.boundingBox()).toEqual(before);
});

for (const [colorScheme, locale, width] of [
  ["light", "en-GB", 1280],
  ["dark", "zh-CN", 1280],
  ["dark", "en-GB", 360],
] as const) {
  test.describe(`${colorScheme}, ${locale}, ${width} px`, () => {
    test.use({ colorScheme, locale, viewport: { width, height: 800 } });

    test("nothing for axe to find in the table", async ({ page, server }) => {
      const id = await server.upload("many.txt", many(40));
      await page.goto(`/c/${id}?view=connections&filter=port+http`);
      await expect(page.getByRole("grid").locator("[aria-selected]").first()).toBeVisible();
      await expect(page.getByRole("alert")).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test("the list beside the figure leads to the table", async ({ page, ladder, server }) => {
  const id = await server.upload("many.txt", many(40));
  await page.goto(`/c/${id}/0`);
  await expect(ladder.rungs.first()).toBeVisible();
  await page.getByRole("button", { name: "All connections" }).click();
  await expect(grid(page)).toBeVisible();
  const other = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${other}/0`);
  await ladder.expectLabels(ARTICLE_LABELS);
  await expect(page.getByRole("button", { name: "All connections" })).toHaveCount(0);
});

test("of more connections than the list holds it has those around the one on the figure, and says where all are", async ({
  page,
  ladder,
  server,
}) => {
  const id = await server.upload("many.txt", many(1200));
  await page.goto(`/c/${id}/900`);
  await expect(ladder.rungs.first()).toBeVisible();
  const list = page.getByRole("navigation");
  const chosen = list.getByRole("region", { name: /^Connections/ }).locator('[aria-current="true"]');
  await expect(list).toContainText("Here: No. 650 to 1,149");
  await expect(chosen).toContainText("20900");
  await expect(chosen).toBeInViewport({ ratio: 1 });
  // A neighbour moves nothing; the first one is among the first.
  await list.getByRole("button", { name: /20901/ }).click();
  await expect(chosen).toContainText("20901");
  await expect(list).toContainText("Here: No. 650 to 1,149");
  await page.goto(`/c/${id}/0`);
  await expect(list).toContainText("Here: No. 0 to 499");
  await expect(chosen).toContainText("20000");
  await list.getByRole("button", { name: "All 1,200 connections" }).click();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "1201");
});
