import type { CDPSession, Page } from "@playwright/test";
import { longConnection } from "./support/long-connection.ts";
import { atRest } from "./support/rest.ts";
import { expect, test } from "./support/test.ts";

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** Fingers that go from one place to another in steps, as a hand's do. */
async function drag(page: Page, from: readonly Finger[], to: readonly Finger[], steps = 10): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const at = (share: number) =>
    from.map(({ x, y }, id) => {
      const end = to[id] ?? { x, y };
      return { x: x + (end.x - x) * share, y: y + (end.y - y) * share, id };
    });
  const tell = (type: "touchStart" | "touchMove" | "touchEnd", share: number) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : at(share) });
  await tell("touchStart", 0);
  for (let step = 1; step <= steps; step++) await tell("touchMove", step / steps);
  await tell("touchEnd", 1);
  await session.detach();
}

async function middleOf(page: Page, selector: string): Promise<Finger> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("two fingers make the ladder larger and smaller", async ({ page, ladder }) => {
  await page.goto("/c/sample-article/0");
  await expect(ladder.rungs.first()).toBeVisible();
  const { x, y } = await middleOf(page, "main section");
  const [near, far] = [40, 110];
  const pinch = (apart: number, after: number) =>
    drag(
      page,
      [
        { x, y: y - apart },
        { x, y: y + apart },
      ],
      [
        { x, y: y - after },
        { x, y: y + after },
      ],
    );
  await pinch(near, far);
  await expect.poll(() => Number(new URL(page.url()).searchParams.get("zoom"))).toBeGreaterThan(1.5);
  await pinch(far, near);
  await expect.poll(() => Number(new URL(page.url()).searchParams.get("zoom") ?? 1)).toBeLessThan(1.5);
  // The page itself keeps its size.
  expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1);
});

test("two fingers look closer at the graphs, one moves along them", async ({ page }) => {
  await page.goto("/c/sample-half-close/0?view=graphs");
  const figure = page.getByRole("figure");
  await expect(figure).toHaveAttribute("data-zoom", "1");
  const { x, y } = await middleOf(page, "figure");
  await drag(
    page,
    [
      { x: x - 30, y },
      { x: x + 30, y },
    ],
    [
      { x: x - 110, y },
      { x: x + 110, y },
    ],
  );
  await expect.poll(async () => Number(await figure.getAttribute("data-zoom"))).toBeGreaterThan(2);
});

test("a finger on the strip drags the view through a long connection, and one on the ladder scrolls it", async ({
  page,
  server,
  ladder,
}) => {
  const id = await server.upload("long.pcap", longConnection(20_000));
  await page.goto(`/c/${id}/0`);
  await expect(ladder.rung(1)).toBeVisible();
  const strip = page.getByRole("slider", { name: "Overview of the connection" });
  await expect(page.getByRole("list", { name: "Legend" })).toBeVisible();
  await atRest(page);
  const box = await strip.boundingBox();
  if (box === null) throw new Error("no strip");
  const y = box.y + box.height / 2;
  await drag(page, [{ x: box.x + 10, y }], [{ x: box.x + box.width / 2, y }]);
  const first = async () => Number(await strip.getAttribute("aria-valuenow"));
  await expect.poll(first).toBeGreaterThan(7000);
  await atRest(page);
  const before = await first();
  expect(before).toBeLessThan(13_000);
  const middle = await middleOf(page, "main section");
  await drag(page, [{ x: middle.x, y: middle.y + 120 }], [{ x: middle.x, y: middle.y - 120 }]);
  await expect.poll(first).toBeGreaterThan(before);
});

test("a tap chooses a segment, and its panel unfolds from below", async ({ page, ladder }) => {
  await page.goto("/c/sample-article/0");
  await expect(ladder.rung(2)).toBeVisible();
  await ladder.rung(2).tap();
  await expect(page).toHaveURL(/segment=2/);
  await page.getByRole("button", { name: "Chosen segment" }).tap();
  await expect(page.getByRole("complementary")).toContainText("The server agrees.");
});
