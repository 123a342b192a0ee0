import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/test.ts";

const installed = spawnSync("rsvg-convert", ["--version"]).status === 0;
// As root it is installed by the set-up: nothing is passed over there.
test.skip(!installed && process.getuid?.() !== 0, "needs librsvg2-bin");

async function exportSvg(page: Page, name: string): Promise<string> {
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return readFileSync(await saved.path(), "utf8");
}

/**
 * How much two drawings of one size differ: the mean over all pixels and channels of the difference, 0 … 255; and how much ink the first
 * has, measured alike against its paper.
 */
function compared(page: Page, svg: string, png: Buffer): Promise<{ difference: number; ink: number; size: string }> {
  return page.evaluate(
    async ([drawing, bitmap]) => {
      const pixels = async (source: string): Promise<ImageData> => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const context = canvas.getContext("2d");
        if (context === null) throw new Error("no canvas");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, canvas.width, canvas.height);
      };
      const a = await pixels(`data:image/svg+xml,${encodeURIComponent(drawing)}`);
      const b = await pixels(`data:image/png;base64,${bitmap}`);
      let difference = 0;
      let ink = 0;
      for (let i = 0; i < a.data.length; i++) {
        difference += Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0));
        ink += Math.abs((a.data[i] ?? 0) - (a.data[i % 4] ?? 0));
      }
      const count = a.data.length;
      return { difference: difference / count, ink: ink / count, size: `${b.width} × ${b.height}` };
    },
    [svg, png.toString("base64")] as const,
  );
}

for (const [sample, theme, locale, button, look, download] of [
  ["sample-article", "light", "en-GB", "Export", "paper", "Download SVG"],
  ["sample-half-close", "dark", "zh-CN", "导出", "深色", "下载 SVG"],
  ["sample-reset", "contrast", "en-GB", "Export", "high contrast", "Download SVG"],
] as const) {
  test.describe(`${sample}, ${theme}, ${locale}`, () => {
    test.use({ locale });

    test("librsvg draws an exported figure as the browser does", async ({ page }) => {
      await page.goto(`/c/${sample}/0?segment=5`);
      await expect(page.locator("[data-frame]").first()).toBeVisible();
      await page.getByRole("button", { name: button, exact: true }).click();
      await page.getByRole("dialog").getByRole("radio", { name: look }).click();
      const svg = await exportSvg(page, download);
      const png = execFileSync("rsvg-convert", { input: svg, maxBuffer: 1e8, stdio: ["pipe", "pipe", "inherit"] });
      const [, width, height] = /^<svg[^>]* width="(\d+)[\d.]*" height="(\d+)/.exec(svg) ?? [];

      const blank = await page.context().newPage();
      const { difference, ink, size } = await compared(blank, svg, png);
      expect(size).toMatch(new RegExp(`^${width} × (${height}|${Number(height) + 1})$`));
      expect(ink).toBeGreaterThan(2);
      // Edges of letters are smoothed differently; a text that is missing or stands elsewhere is much more.
      expect(difference).toBeLessThan(ink / 4);
    });
  });
}
