import { elapsedText, nsBetween } from "../duration.ts";
import type { LadderInput, LadderLayout, LadderOptions } from "../layout.ts";
import type { LegendEntry } from "../legend.ts";
import { monoWidth, serifWidth, wrapSerif } from "../measure.ts";
import { grouped } from "../remark.ts";
import { n } from "../shapes.ts";
import type { Palette } from "../theme.ts";
import { ENTRY, ENTRY_HEIGHT, type SvgFrame } from "./svg-frame.ts";
import { textElement } from "./xml.ts";

/** Title and legend keep to the figure's own left edge where it does not fill the width. */
export function sideMargin(layout: LadderLayout, s: number): number {
  const left = layout.times[0]?.x ?? layout.bands[0]?.x ?? 0;
  return Math.max(16 * s, Math.min(left, (layout.width - 4 * ENTRY * s) / 2));
}

/** What the figure shows, and how much of it. */
export function titleElements(
  input: LadderInput,
  options: LadderOptions & { readonly title?: string | undefined },
  palette: Palette,
  edge: number,
): string[] {
  const s = options.scale;
  const title = options.title ?? "";
  const { first, last } = input.connection;
  const facts = `${rangeText(input, options.locale === "zh")} · ${elapsedText(nsBetween(first, last))} s`;
  const factsWidth = serifWidth(facts, 14 * s);
  const room = options.width - 2 * edge;
  const size = 24 * s * Math.min(1, room / serifWidth(title, 24 * s));
  const beside = serifWidth(title, size) + factsWidth + 24 * s <= room;
  const out = [textElement(edge, 36 * s, title, { size, fill: palette.ink, family: "serif", weight: 600 })];
  if (beside) {
    out.push(
      textElement(options.width - edge, 36 * s, facts, {
        size: 14 * s,
        fill: palette.soft,
        family: "serif",
        anchor: "end",
      }),
    );
  }
  return out;
}

/** How many segments there are, and which of them these are where they are not all. */
function rangeText({ connection: { segments }, columns, from }: LadderInput, chinese: boolean): string {
  const all = grouped(segments);
  if (columns.length >= segments)
    return chinese ? `${all} 个报文段` : `${all} ${segments === 1 ? "segment" : "segments"}`;
  const [first, last] = [grouped(from + 1), grouped(from + columns.length)];
  if (chinese)
    return first === last ? `第 ${first} 个报文段，共 ${all} 个` : `第 ${first}–${last} 个报文段，共 ${all} 个`;
  return first === last ? `segment ${first} of ${all}` : `segments ${first}–${last} of ${all}`;
}

/** What J, K, M and N stand for. */
export function legendElements(
  entries: readonly LegendEntry[],
  width: number,
  edge: number,
  top: number,
  { legendColumns: columns }: SvgFrame,
  palette: Palette,
  s: number,
): string[] {
  const step = (width - 2 * edge) / columns;
  const out = [
    `<line x1="${n(edge)}" y1="${n(top - 12 * s)}" x2="${n(width - edge)}" y2="${n(top - 12 * s)}" stroke="${palette.hairline}" stroke-width="${n(s)}"/>`,
  ];
  for (const [i, entry] of entries.entries()) {
    const x = edge + (i % columns) * step;
    const y = top + 14 * s + Math.floor(i / columns) * ENTRY_HEIGHT * s;
    const symbol = [{ text: entry.symbol, role: "symbol" }] as const;
    const size = 17 * s;
    out.push(
      textElement(x, y, symbol, { size, fill: palette.ink, family: "serif", weight: 600 }),
      textElement(x + serifWidth(entry.symbol, size) + 4 * s, y, `= ${entry.value}`, {
        size: Math.min(14 * s, ((step - 26 * s) / monoWidth(`= ${entry.value}`, 14 * s)) * 14 * s),
        fill: palette.ink,
        family: "mono",
      }),
      textElement(x, y + 19 * s, entry.meaning, { size: 13 * s, fill: palette.soft, family: "serif" }),
    );
  }
  return out;
}

/** In a line or two below everything, `height` down. */
export function remarkElements(
  words: string,
  width: number,
  edge: number,
  height: number,
  palette: Palette,
  s: number,
): string[] {
  const room = width - 2 * edge;
  const size = 12.5 * s;
  const lines = wrapSerif(words, size, room).slice(0, 2);
  return lines.map((line, i) =>
    textElement(edge, height - (lines.length === 1 ? 16 : 24 - i * 15) * s, line, {
      size,
      fill: palette.soft,
      family: "serif",
      italic: true,
    }),
  );
}
