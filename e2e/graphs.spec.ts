import { GLUED } from "./support/article.ts";
import { DAYTIME } from "./support/fixtures.ts";
import { atRest } from "./support/rest.ts";
import { expect, test } from "./support/test.ts";

test("the graphs of a connection: chosen with the keyboard, shown by the ladder, kept in the address", async ({
  page,
  ladder,
  server,
}) => {
  const id = await server.upload("article.txt", GLUED);
  await page.goto(`/c/${id}/0`);
  await expect(ladder.rung(8)).toBeVisible();
  await page.keyboard.press("g");
  const figure = page.getByRole("figure", { name: "Data sent by the server" });
  await expect(figure).toBeVisible();
  await expect(page).toHaveURL(/view=graphs/);
  await expect(figure).toHaveAccessibleDescription(/26 B in 40\.0 s, 8 segments/);
  await expect(figure.locator("text", { hasText: "26 B" }).first()).toBeVisible();
  await expect(figure.locator("text", { hasText: "FIN M" })).toBeVisible();

  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
  await expect(figure.locator('[data-role="chosen"]')).toHaveAttribute("data-segment", "4");
  await expect(page.getByRole("region", { name: "Graphs" })).toContainText("DATA K+1:K+27 (26)");
  await page.keyboard.press("g");
  await expect(ladder.rung(4)).toHaveAttribute("aria-selected", "true");
});

test("a segment that is pointed at lights up in the ladder beside, and a click chooses it", async ({
  page,
  ladder,
  server,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0?view=graphs&segment=4`);
  const figure = page.getByRole("figure");
  // The ladder beside it takes its room first.
  await expect(ladder.rung(4)).toBeVisible();
  await expect(figure.locator('[data-role="chosen"] circle')).toBeVisible();
  await atRest(page);
  const ring = await figure.locator('[data-role="chosen"] circle').boundingBox();
  await page.keyboard.press("ArrowRight");
  await expect(figure.locator('[data-role="chosen"]')).toHaveAttribute("data-segment", "5");
  const [x, y] = [(ring?.x ?? 0) + (ring?.width ?? 0) / 2, (ring?.y ?? 0) + (ring?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await expect(figure.locator('[data-role="pointed"]')).toHaveAttribute("data-segment", "4");
  await page.mouse.click(x, y);
  await expect(ladder.rung(4)).toHaveAttribute("aria-selected", "true");
  await ladder.rung(2).hover();
  await expect(figure.locator('[data-role="pointed"]')).toHaveAttribute("data-segment", "2");
});

test("the wheel zooms along time, 0 shows all, and the other direction is one click away", async ({ page, server }) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}/0?view=graphs`);
  const figure = page.getByRole("figure");
  await expect(figure).toHaveAttribute("data-zoom", "1");
  await figure.hover();
  await page.mouse.wheel(0, -500);
  await expect.poll(async () => Number(await figure.getAttribute("data-zoom"))).toBeGreaterThan(1.5);
  await figure.focus();
  await page.keyboard.press("0");
  await expect(figure).toHaveAttribute("data-zoom", "1");
  await page.getByRole("radio", { name: "Data sent by the client" }).click();
  await expect(page.getByRole("figure", { name: "Data sent by the client" })).toBeVisible();
  await expect(page).toHaveURL(/sent-by=client/);
});
