import type { LabelPart } from "./position.ts";

/**
 * Widths of printable ASCII (32 … 126) in thousandths of the type size, measured in Source Serif 4 semibold, the wider of roman and
 * italic. The layout must be the same in a worker, in a test and in the page, so it never asks a browser.
 */
// biome-ignore format: a table, sixteen glyphs a line
const SERIF = [
  230, 310, 480, 590, 540, 960, 740, 270, 390, 390, 470, 550, 330, 330, 310, 360,
  560, 560, 560, 560, 560, 560, 560, 560, 560, 560, 310, 310, 550, 550, 550, 460,
  890, 710, 670, 660, 740, 630, 610, 720, 810, 390, 390, 730, 620, 930, 760, 740,
  640, 740, 710, 670, 650, 760, 710, 1020, 680, 670, 590, 360, 360, 360, 550, 530,
  400, 580, 630, 530, 620, 540, 370, 570, 650, 340, 310, 620, 340, 960, 650, 590,
  630, 610, 470, 470, 370, 640, 580, 850, 590, 590, 510, 380, 300, 380, 550,
] as const;

/** Room for another serif where ours is not installed, as in an exported file. */
const SERIF_ALLOWANCE = 1.06;
/** JetBrains Mono's advance; most monospaced faces have the same. */
const MONO = 0.602;

/** From here on a character is taken to be as wide as it is high: CJK, kana, full-width forms. */
const WIDE_FROM = 0x2e80;

/** Width of a text in the serif, never less than it will be. */
export function serifWidth(text: string, size: number): number {
  return serifAdvance(text, size) * SERIF_ALLOWANCE;
}

/** Width of a text in our serif itself. */
export function serifAdvance(text: string, size: number): number {
  let thousandths = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    thousandths += code >= WIDE_FROM ? 1000 : (SERIF[code - 32] ?? 860);
  }
  return (thousandths * size) / 1000;
}

export function monoWidth(text: string, size: number): number {
  let ems = 0;
  for (let i = 0; i < text.length; i += 1) ems += text.charCodeAt(i) >= WIDE_FROM ? 1 : MONO;
  return ems * size;
}

export function partsWidth(parts: readonly LabelPart[], size: number): number {
  let width = 0;
  for (const part of parts) width += serifWidth(part.text, size);
  return width;
}

/** Breaks a text into lines of at most `width`: at line feeds, at spaces, and between any two CJK characters. */
export function wrapSerif(text: string, size: number, width: number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, size, width));
}

function wrapLine(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(/[\u2e80-\uffff][，。、；：）]*|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    if (line !== "" && serifWidth((line + word).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += word;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}
