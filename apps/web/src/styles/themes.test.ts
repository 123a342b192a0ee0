import { readFileSync } from "node:fs";
import { PALETTES, type Palette } from "@tcp-ladder/ladder";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

/** `--name: #rrggbb` of one theme; what it leaves out is the light one's. */
function tokens(theme: string): Map<string, string> {
  const own = new RegExp(`:root\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? "";
  const base = /:root \{([^}]*)\}/.exec(css)?.[1] ?? "";
  return new Map(
    [...`${base}${own}`.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? "", value ?? ""]),
  );
}

const NAMES: Readonly<Record<keyof Palette, string>> = {
  paper: "paper",
  ink: "ink",
  soft: "soft",
  hairline: "hairline",
  controlLine: "control-line",
  opening: "opening",
  openingTint: "opening-fill",
  data: "data",
  dataTint: "data-fill",
  closing: "closing",
  closingTint: "closing-fill",
  closedTint: "closed-fill",
  unknownTint: "unknown-fill",
  trouble: "trouble",
  chosen: "chosen",
};

type Rgb = readonly [number, number, number];

/** sRGB to linear light, 0 … 1. */
function linear(colour: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Contrast ratio as WCAG 2.2 defines it. */
function contrast(a: string, b: string): number {
  const luminance = ([r, g, bl]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  const [low = 0, high = 0] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** How colours look without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const COLOUR_BLIND: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Distance in Oklab, where 0.02 is about as much as is just seen. */
function distance(a: string, b: string, matrix: readonly [Rgb, Rgb, Rgb]): number {
  const seen = (colour: string): Rgb => {
    const rgb = linear(colour);
    return matrix.map((row) =>
      Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])),
    ) as unknown as Rgb;
  };
  const [p, q] = [oklab(seen(a)), oklab(seen(b))];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

describe.each(["light", "dark", "contrast"] as const)("%s", (theme) => {
  const page = tokens(theme);
  const at = (name: string): string => page.get(name) ?? "";
  const least = theme === "contrast" ? 7 : 4.5;

  test("the page has the colours of the figures that are exported", () => {
    for (const [name, token] of Object.entries(NAMES))
      expect(at(token), token).toBe(PALETTES[theme][name as keyof Palette]);
  });

  test("texts pass WCAG AA on paper, where they are chosen and where they are pointed at", () => {
    for (const text of ["ink", "opening", "data", "closing", "trouble"]) {
      for (const ground of ["paper", "wash", "chosen", "lit"]) {
        expect(contrast(at(text), at(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(
          Math.min(least, ground === "paper" ? least : 4.5),
        );
      }
    }
    expect(contrast(at("soft"), at("paper"))).toBeGreaterThanOrEqual(least);
  });

  test("controls and the pointer pass 3 to 1 on paper", () => {
    for (const name of ["control-line", "focus", "pointer"]) {
      expect(contrast(at(name), at("paper")), name).toBeGreaterThanOrEqual(3);
    }
  });

  // Each phase also has its place, its brace and its title: colour is never alone.
  test("the three phases are told apart without one kind of cone", () => {
    for (const [kind, matrix] of Object.entries(COLOUR_BLIND)) {
      for (const [a, b] of [
        ["opening", "data"],
        ["opening", "closing"],
        ["data", "closing"],
      ] as const) {
        expect(distance(at(a), at(b), matrix), `${a} and ${b}, ${kind}`).toBeGreaterThan(
          theme === "contrast" ? 0.06 : 0.03,
        );
      }
    }
  });
});
