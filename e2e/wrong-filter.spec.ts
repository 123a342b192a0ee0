import { DAYTIME } from "./support/fixtures.ts";
import { expect, test } from "./support/test.ts";

test("a wrong filter is pointed at where its words are drawn, and said where it can be read", async ({
  page,
  server,
}) => {
  const id = await server.upload("daytime.pcap", DAYTIME);
  await page.goto(`/c/${id}?view=connections`);
  const field = page.getByRole("textbox", { name: "Filter" });
  const alert = page.getByRole("alert");
  /** How far behind the first letter what is wrong is drawn, in a field that is not scrolled. */
  const drawn = (before: string) =>
    field.evaluate((input, text) => {
      const span = document.createElement("span");
      span.style.font = getComputedStyle(input).font;
      span.style.whiteSpace = "pre";
      span.textContent = text;
      document.body.append(span);
      const { width } = span.getBoundingClientRect();
      span.remove();
      return input.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(input).paddingLeft) + width;
    }, before);
  const mark = async () => (await alert.locator("[aria-hidden]").boundingBox()) ?? { x: Number.NaN, width: Number.NaN };

  for (const before of ["port ", "日本 中文 or ｆｕｌｌ or port ", "👩‍👩‍👧 port "]) {
    await field.fill(`${before}x`);
    await expect(alert).toContainText("x is no whole number");
    await expect.poll(async () => Math.abs((await mark()).x - (await drawn(before)))).toBeLessThan(2);
  }
  for (const width of [1600, 1000, 400]) {
    await page.setViewportSize({ width, height: 900 });
    await field.fill(`${"port 80 or ".repeat(60)}note lostt`);
    await expect(alert).toContainText("No note is called lostt");
    const inside = async () => {
      const [all, input] = [await alert.boundingBox(), await field.boundingBox()];
      const { x } = await mark();
      if (all === null || input === null) return undefined;
      return {
        said: all.x >= 0 && all.x + all.width <= width,
        marked: x >= input.x && x <= input.x + input.width,
        wide: await page.evaluate(() => document.documentElement.scrollWidth),
      };
    };
    await expect.poll(inside).toEqual({ said: true, marked: true, wide: width });
  }
});
