import { endpointText } from "@tcp-ladder/flow";
import { elapsedText, nsBetween } from "../duration.ts";
import { type LadderInput, type LadderLayout, type LadderOptions, layoutLadder } from "../layout.ts";
import { type LegendEntry, legend } from "../legend.ts";
import { monoWidth, serifWidth } from "../measure.ts";
import { openingShape } from "../opening.ts";
import { grouped } from "../remark.ts";
import { PALETTES, type Palette, type Theme } from "../theme.ts";
import { HEAD, headElements } from "./svg-head.ts";
import { ladderElements } from "./svg-ladder.ts";
import { escapeXml, n, STYLE, textElement } from "./xml.ts";

export interface SvgOptions extends LadderOptions {
  readonly theme: Theme;
  /** Set above the figure; none where left out. */
  readonly title?: string | undefined;
}

/** More rows than this make a file that no program opens with pleasure; write the rows in several files. */
export const SVG_MAX_ROWS = 5000;

/**
 * The figure as a file of its own: real text, its style and colours in it, no script and nothing to load. Concrete colours and no
 * custom properties, since drawing programs know none. Throws a RangeError for more than {@link SVG_MAX_ROWS} rows.
 */
export function svg(input: LadderInput, options: SvgOptions): string {
  if (input.columns.length > SVG_MAX_ROWS) throw new RangeError(`more than ${SVG_MAX_ROWS} rows in one picture`);
  const palette = PALETTES[options.theme];
  const s = options.scale;
  const locale = options.locale ?? "en";
  const layout = layoutLadder(input, options);
  const opening = input.from === 0 ? openingShape(input.columns, input.statesBefore).kind : undefined;
  const titled = options.title !== undefined;
  const top = (titled ? 58 : 20) * s;
  const entries = legend(input.connection, locale);
  const edge = sideMargin(layout, s);
  const fit = (layout.width - 2 * edge) / (226 * s);
  const columns = fit >= 4 ? 4 : fit >= 2 ? 2 : 1;
  const rows = Math.ceil(entries.length / Math.max(1, columns));
  const ladderTop = top + HEAD * s;
  const legendTop = ladderTop + layout.height + 26 * s;
  const height = legendTop + (entries.length > 0 ? rows * 48 * s + 10 * s : 0);
  const { client, server } = input.connection;
  const name = options.title ?? `${endpointText(client)} – ${endpointText(server)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(layout.width)}" height="${n(height)}" viewBox="0 0 ${n(layout.width)} ${n(height)}" role="img" lang="${locale === "zh" ? "zh-Hans" : "en"}">`,
    `<title>${escapeXml(name)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect width="${n(layout.width)}" height="${n(height)}" fill="${palette.paper}"/>`,
    ...(titled ? titleElements(input, options, palette, edge) : []),
    `<g transform="translate(0 ${n(top)})">`,
    ...headElements(input.connection, layout, palette, s, locale, opening),
    "</g>",
    `<g transform="translate(0 ${n(ladderTop)})">`,
    ...ladderElements(layout, palette, s),
    "</g>",
    ...legendElements(entries, layout.width, edge, legendTop, columns, palette, s),
    "</svg>",
    "",
  ].join("\n");
}

/** Title and legend keep to the figure's own left edge where it does not fill the width. */
function sideMargin(layout: LadderLayout, s: number): number {
  const left = layout.times[0]?.x ?? layout.bands[0]?.x ?? 0;
  return Math.max(16 * s, Math.min(left, (layout.width - 4 * 226 * s) / 2));
}

function titleElements(input: LadderInput, options: SvgOptions, palette: Palette, edge: number): string[] {
  const s = options.scale;
  const title = options.title ?? "";
  const { segments, first, last } = input.connection;
  const unit = options.locale === "zh" ? "个报文段" : segments === 1 ? "segment" : "segments";
  const facts = `${grouped(segments)} ${unit} · ${elapsedText(nsBetween(first, last))} s`;
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

function legendElements(
  entries: readonly LegendEntry[],
  width: number,
  edge: number,
  top: number,
  columns: number,
  palette: Palette,
  s: number,
): string[] {
  if (entries.length === 0) return [];
  const step = (width - 2 * edge) / columns;
  const out = [
    `<line x1="${n(edge)}" y1="${n(top - 12 * s)}" x2="${n(width - edge)}" y2="${n(top - 12 * s)}" stroke="${palette.hairline}" stroke-width="${n(s)}"/>`,
  ];
  for (const [i, entry] of entries.entries()) {
    const x = edge + (i % columns) * step;
    const y = top + 14 * s + Math.floor(i / columns) * 48 * s;
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
