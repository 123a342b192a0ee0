import { describe, expect, it } from "vitest";
import { PALETTES } from "./theme.ts";

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

describe.each(Object.entries(PALETTES))("%s", (name, palette) => {
  const least = name === "contrast" ? 7 : 4.5;

  it("can be read on its paper", () => {
    for (const text of ["ink", "soft", "opening", "data", "closing", "trouble"] as const) {
      expect(contrast(palette[text], palette.paper), text).toBeGreaterThanOrEqual(least);
    }
  });

  it("can be read on its bands", () => {
    for (const tint of ["openingTint", "dataTint", "closingTint", "closedTint"] as const) {
      expect(contrast(palette.ink, palette[tint]), tint).toBeGreaterThanOrEqual(7);
    }
  });
});
