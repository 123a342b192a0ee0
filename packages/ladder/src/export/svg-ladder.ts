import { arcsOf } from "../layout/arcs.ts";
import type { Band, LadderLayout, Rung } from "../layout.ts";
import { LEADING } from "../metrics.ts";
import { arcPath, bracePath, lifelinePath, n } from "../shapes.ts";
import { type Palette, phaseColour, phaseTint } from "../theme.ts";
import { type RungFacts, rungElement } from "./svg-rung.ts";
import { type Fonts, textElement } from "./xml.ts";

/** The ladder of a layout as SVG elements, from y = 0. */
export function ladderElements(
  layout: LadderLayout,
  factsOf: (rung: Rung) => RungFacts,
  palette: Palette,
  scale: number,
  fonts: Fonts,
): string[] {
  const facts = layout.rungs.map(factsOf);
  const chosen = layout.rungs.find((_, i) => facts[i]?.chosen === true)?.row;
  return [
    ...layout.bands.map((band) => bandElement(band, layout, palette, scale)),
    ...layout.breaks.map((fold) =>
      textElement(fold.x, fold.textY, fold.text, {
        size: fold.size,
        fill: palette.soft,
        family: "serif",
        italic: true,
        anchor: "middle",
      }),
    ),
    ...layout.rungs.map((rung, i) => rungElement(rung, facts[i] as RungFacts, palette, scale, fonts)),
    ...lifelineElements(layout, palette, scale),
    ...arcsOf(layout, chosen, scale).map(
      (arc) =>
        `<path d="${arcPath(arc)}" fill="none" stroke="${palette.closing}" stroke-width="${n(1.4 * scale)}" stroke-dasharray="${n(1.5 * scale)} ${n(3.5 * scale)}" stroke-linecap="round"/>`,
    ),
    ...marginElements(layout, palette, scale),
  ];
}

function bandElement(band: Band, layout: LadderLayout, palette: Palette, scale: number): string {
  const height = Math.max(0, band.y2 - band.y1 - 2 * scale);
  const size = layout.type.band;
  // What could not be concluded has no edge of its own.
  const edge =
    band.phase === "unknown" ? ` stroke="${palette.hairline}" stroke-dasharray="${n(3 * scale)} ${n(3 * scale)}"` : "";
  const rect = `<rect x="${n(band.x)}" y="${n(band.y1)}" width="${n(band.width)}" height="${n(height)}" rx="${n(3 * scale)}" fill="${phaseTint(palette, band.phase)}"${edge}/>`;
  const label =
    band.y2 - band.y1 <= size
      ? ""
      : textElement(band.x + band.width / 2, band.y1 + height / 2 + size * 0.36, band.text, {
          size,
          fill: palette.ink,
          family: "mono",
          weight: 500,
          anchor: "middle",
        });
  return `<g data-side="${band.side}" data-state="${band.state}">${rect}${label}</g>`;
}

/** Lifelines, with a zigzag where time is folded. */
function lifelineElements(layout: LadderLayout, palette: Palette, scale: number): string[] {
  return (["client", "server"] as const).map((side) => {
    const { x, y1, y2 } = layout.lifelines[side];
    return `<path d="${lifelinePath(x, y1, y2, layout.breaks)}" fill="none" stroke="${palette.ink}" stroke-width="${n(1.6 * scale)}"/>`;
  });
}

/** Also a line without a Chinese character belongs to its Chinese text. */
const isChinese = (words: string): boolean => /\p{Script=Han}/u.test(words);

function marginElements(layout: LadderLayout, palette: Palette, scale: number): string[] {
  const { type } = layout;
  const out: string[] = [];
  for (const bar of layout.callBars) {
    out.push(
      `<path d="M${n(bar.x)} ${n(bar.y1)}V${n(bar.y2)}" fill="none" stroke="${palette.controlLine}" stroke-width="${n(2 * scale)}" stroke-linecap="round"/>`,
    );
  }
  for (const call of layout.callTexts) {
    const style = { size: type.call, fill: palette.ink, family: "mono", anchor: call.anchor } as const;
    out.push(textElement(call.x, call.y, call.text, style));
  }
  for (const time of layout.times) {
    out.push(textElement(time.x, time.y, time.elapsed, { size: type.time, fill: palette.ink, family: "mono" }));
    if (time.delta !== "") {
      out.push(
        textElement(time.deltaX, time.deltaY, time.delta, { size: type.delta, fill: palette.soft, family: "mono" }),
      );
    }
  }
  for (const brace of layout.braces) {
    const colour = phaseColour(palette, brace.phase);
    out.push(
      `<path d="${bracePath(brace, scale)}" fill="none" stroke="${colour}" stroke-width="${n(1.6 * scale)}"/>`,
      textElement(brace.textX, brace.titleY, brace.title, {
        size: type.braceTitle,
        fill: colour,
        family: "serif",
        weight: 600,
      }),
      ...brace.remarkLines.map((line, i) =>
        textElement(brace.textX, brace.remarkY + i * type.braceRemark * LEADING, line, {
          size: type.braceRemark,
          fill: palette.soft,
          family: "serif",
          italic: !isChinese(brace.remark),
        }),
      ),
    );
  }
  return out;
}
