import { atRest } from "./support/rest.ts";
import { expect, test } from "./support/test.ts";

test("wherever Tab leads, the focus can be seen, and Tab leads on", async ({ page, ladder }) => {
  test.setTimeout(120_000);
  for (const query of ["", "?view=graphs", "?view=connections", "?facing=states", "?present=1"]) {
    await page.goto(`/c/sample-article/0${query}`);
    await expect(page.locator("main")).not.toBeEmpty();
    const there = { "?view=graphs": "figure svg text", "?view=connections": '[role="grid"] [aria-selected]' }[query];
    await expect(page.locator(there ?? "[data-frame]").first()).toBeVisible();
    if (query === "?facing=states") await expect(page.locator("[data-marker]").first()).toBeVisible();
    await atRest(page);
    const seen: string[] = [];
    for (let pressed = 0; pressed < 130; pressed++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return undefined;
        const name = `${element.tagName} ${element.getAttribute("aria-label") ?? (element.textContent ?? "").slice(0, 40)}`;
        const marked = [element, element.querySelector("rect"), element.querySelector('[aria-selected="true"]')].some(
          (part) => {
            if (part === null) return false;
            const { outlineStyle, outlineWidth, stroke, boxShadow } = getComputedStyle(part);
            const ring = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
            return ring || boxShadow !== "none" || (part.tagName === "rect" && stroke !== "none");
          },
        );
        // A file's input is hidden in its label, which is marked in its place.
        const label = element.closest("label");
        const inLabel = label !== null && getComputedStyle(label).outlineStyle !== "none";
        const { width, height } = (inLabel ? label : element).getBoundingClientRect();
        return { name, marked: marked || inLabel, size: Math.min(width, height) };
      });
      if (at === undefined) break;
      expect(at.marked, `${query}: ${at.name} is not marked`).toBe(true);
      expect(at.size, `${query}: ${at.name} cannot be seen`).toBeGreaterThan(4);
      seen.push(at.name);
    }
    expect(seen.length, `${query}: no way out`).toBeLessThan(130);
    expect(seen.length).toBeGreaterThan(query === "?present=1" ? 1 : 8);
  }
  await expect(ladder.region).toBeVisible();
});
