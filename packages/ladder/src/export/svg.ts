import { endpointText } from "@tcp-ladder/flow";
import { explainSegment } from "../explain/segment.ts";
import { partsText } from "../label.ts";
import { layoutLadder } from "../layout/layout-ladder.ts";
import type { LadderInput, LadderOptions, Rung } from "../layout.ts";
import { legend } from "../legend.ts";
import { unreceivedRows } from "../lost.ts";
import { openingShape } from "../opening.ts";
import { isRepeated, n } from "../shapes.ts";
import { PALETTES, type Theme } from "../theme.ts";
import { conventions, GAP, svgFrame } from "./svg-frame.ts";
import { headElements } from "./svg-head.ts";
import { ladderElements } from "./svg-ladder.ts";
import type { RungFacts } from "./svg-rung.ts";
import { legendElements, remarkElements, sideMargin, titleElements } from "./svg-surround.ts";
import { escapeXml, type Fonts, STYLE } from "./xml.ts";

export interface SvgOptions extends LadderOptions {
  readonly theme: Theme;
  /** Set above the figure; none where left out. */
  readonly title?: string | undefined;
  /** Index within the connection of the segment that is chosen: it is lit, and joined with what it acknowledges. */
  readonly chosen?: number | undefined;
  /**
   * Rows (`SegmentColumns.row`) whose arrows break off; from the rows themselves where left out ({@link unreceivedRows}). Empty where the
   * capture lost frames: then nothing is called lost on the way.
   */
  readonly unreceived?: ReadonlySet<number> | undefined;
  /** "any" where left out: a file is read on machines that nobody knows. */
  readonly fonts?: Fonts | undefined;
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
  const fonts = options.fonts ?? "any";
  const layout = layoutLadder(input, options);
  const opening = input.from === 0 ? openingShape(input.columns, input.statesBefore).kind : undefined;
  const frame = svgFrame(input.connection, options);
  const edge = sideMargin(layout, s);
  const height = layout.height + frame.height;
  const legendTop = frame.ladderTop + layout.height + GAP * s;
  const unreceived = options.unreceived ?? unreceivedRows(input.columns);
  const seen = {
    dashed: layout.rungs.some(isRepeated),
    broken: layout.rungs.some(({ row }) => unreceived.has(row)),
  };
  const { client, server } = input.connection;
  const name = options.title ?? `${endpointText(client)} – ${endpointText(server)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(layout.width)}" height="${n(height)}" viewBox="0 0 ${n(layout.width)} ${n(height)}" role="img" lang="${locale === "zh" ? "zh-Hans" : "en"}">`,
    `<title>${escapeXml(name)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect width="${n(layout.width)}" height="${n(height)}" fill="${palette.paper}"/>`,
    ...(options.title === undefined ? [] : titleElements(input, options, palette, edge)),
    `<g transform="translate(0 ${n(frame.headTop)})">`,
    ...headElements(input.connection, layout, palette, s, locale, opening),
    "</g>",
    `<g transform="translate(0 ${n(frame.ladderTop)})">`,
    ...ladderElements(layout, factsOf(input, options, unreceived), palette, s, fonts),
    "</g>",
    ...legendElements(legend(input.connection, locale), layout.width, edge, legendTop, frame, palette, s),
    ...remarkElements(conventions(seen, locale), layout.width, edge, height, palette, s),
    "</svg>",
    "",
  ].join("\n");
}

/** A note with what it is based on, for programs that show an element's title. */
function factsOf(
  { columns, connection, statesBefore, from }: LadderInput,
  { chosen, locale, numbers }: SvgOptions,
  unreceived: ReadonlySet<number>,
): (rung: Rung) => RungFacts {
  return ({ row, index, noteNames }) => {
    const told =
      noteNames.length > 0
        ? explainSegment(columns, index - from, connection, locale, statesBefore, numbers)
        : undefined;
    return {
      unreceived: unreceived.has(row),
      chosen: index === chosen,
      remark: told && [told.title, ...told.sentences].map(partsText).join("\n"),
    };
  };
}
