import type { Band, LadderLayout, Rung } from "../layout.ts";
import { LEADING } from "../metrics.ts";
import { type Palette, phaseColour, phaseTint, RUNG_WEIGHT, rungColour } from "../theme.ts";
import { escapeXml, n, textElement } from "./xml.ts";

/** The ladder of a layout as SVG elements, from y = 0. */
export function ladderElements(layout: LadderLayout, palette: Palette, scale: number): string[] {
  return [
    ...layout.bands.map((band) => bandElement(band, layout, palette, scale)),
    ...lifelineElements(layout, palette, scale),
    ...layout.breaks.map((fold) =>
      textElement(fold.x, fold.textY, fold.text, {
        size: fold.size,
        fill: palette.soft,
        family: "serif",
        italic: true,
        anchor: "middle",
      }),
    ),
    ...layout.rungs.map((rung) => rungElement(rung, palette, scale)),
    ...marginElements(layout, palette, scale),
  ];
}

function bandElement(band: Band, layout: LadderLayout, palette: Palette, scale: number): string {
  const height = Math.max(0, band.y2 - band.y1 - 2 * scale);
  const rect = `<rect x="${n(band.x)}" y="${n(band.y1)}" width="${n(band.width)}" height="${n(height)}" rx="${n(4 * scale)}" fill="${phaseTint(palette, band.phase)}"/>`;
  const label = textElement(band.x + band.width / 2, band.y1 + height / 2 + layout.type.band * 0.36, band.state, {
    size: layout.type.band,
    fill: palette.ink,
    family: "mono",
    weight: 600,
    anchor: "middle",
  });
  return `<g data-side="${band.side}" data-state="${band.state}">${rect}${label}</g>`;
}

/** Lifelines, with a zigzag where time is folded. */
function lifelineElements(layout: LadderLayout, palette: Palette, scale: number): string[] {
  return (["client", "server"] as const).map((side) => {
    const { x, y1, y2 } = layout.lifelines[side];
    let path = `M${n(x)} ${n(y1)}`;
    for (const { y, half } of layout.breaks) {
      const w = 6 * scale;
      path += `V${n(y - half)}L${n(x - w)} ${n(y - half * 0.4)}L${n(x + w)} ${n(y + half * 0.4)}L${n(x)} ${n(y + half)}`;
    }
    return `<path d="${path}V${n(y2)}" fill="none" stroke="${palette.ink}" stroke-width="${n(1.6 * scale)}" stroke-linejoin="round"/>`;
  });
}

function rungElement(rung: Rung, palette: Palette, scale: number): string {
  const colour = rungColour(palette, rung.kind, rung.phase);
  const weight = RUNG_WEIGHT[rung.kind] * scale;
  const length = Math.hypot(rung.x2 - rung.x1, rung.y2 - rung.y1);
  const ux = (rung.x2 - rung.x1) / length;
  const uy = (rung.y2 - rung.y1) / length;
  const head = (7 + RUNG_WEIGHT[rung.kind] * 1.3) * scale;
  const wing = head * 0.46;
  const cross = rung.kind === "rst";
  const tip = cross ? 9 * scale : 1 * scale;
  const x = rung.x2 - ux * tip;
  const y = rung.y2 - uy * tip;
  const backX = x - ux * head;
  const backY = y - uy * head;
  const shaft = cross ? [x, y] : [x - ux * head * 0.7, y - uy * head * 0.7];
  const arm = 6 * scale;
  const end = cross
    ? `<path d="M${n(x - arm)} ${n(y - arm)}L${n(x + arm)} ${n(y + arm)}M${n(x - arm)} ${n(y + arm)}L${n(x + arm)} ${n(y - arm)}" stroke="${colour}" stroke-width="${n(weight)}" stroke-linecap="round"/>`
    : `<path d="M${n(x)} ${n(y)}L${n(backX - uy * wing)} ${n(backY + ux * wing)}L${n(x - ux * head * 0.72)} ${n(y - uy * head * 0.72)}L${n(backX + uy * wing)} ${n(backY - ux * wing)}Z" fill="${colour}"/>`;
  const repeated = rung.noteNames.some((note) => note.includes("retransmission"));
  const dashes = repeated ? ` stroke-dasharray="${n(7 * scale)} ${n(4 * scale)}"` : "";
  return [
    `<g data-frame="${rung.frame}" data-label="${escapeXml(rung.symbolic)}" data-from="${rung.from}">`,
    `<line x1="${n(rung.x1)}" y1="${n(rung.y1)}" x2="${n(shaft[0] ?? x)}" y2="${n(shaft[1] ?? y)}" stroke="${colour}" stroke-width="${n(weight)}"${dashes}/>`,
    end,
    textElement(rung.labelX, rung.labelY, rung.label, {
      size: rung.labelSize,
      fill: colour,
      family: "serif",
      weight: 600,
      anchor: "middle",
    }),
    rung.caption.length === 0
      ? ""
      : textElement(rung.captionX, rung.captionY, rung.caption, {
          size: rung.captionSize,
          fill: palette.soft,
          family: "mono",
          anchor: "middle",
        }),
    rung.badge === undefined
      ? ""
      : textElement(rung.badge.x, rung.captionY, rung.badge.text, {
          size: rung.badge.size,
          fill: palette.trouble,
          family: "serif",
          italic: true,
        }),
    "</g>",
  ].join("");
}

function marginElements(layout: LadderLayout, palette: Palette, scale: number): string[] {
  const { type } = layout;
  const out: string[] = [];
  for (const bar of layout.callBars) {
    const width = 2.5 * scale;
    out.push(
      `<rect x="${n(bar.x - width / 2)}" y="${n(bar.y1)}" width="${n(width)}" height="${n(Math.max(0, bar.y2 - bar.y1))}" rx="${n(width / 2)}" fill="${palette.soft}" fill-opacity="0.6"/>`,
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
      `<path d="${bracePath(brace.x, brace.y1, brace.y2, scale, brace)}" fill="none" stroke="${colour}" stroke-width="${n(1.5 * scale)}" stroke-linecap="round"/>`,
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
          italic: true,
        }),
      ),
    );
  }
  return out;
}

/**
 * A curly brace that opens to the left, its point to the right; an end that goes on outside the picture stays straight.
 *
 * @param x of the brace's ends; its spine is 7 to the right, its point 14 (times `scale`)
 */
export function bracePath(
  x: number,
  y1: number,
  y2: number,
  scale: number,
  open: { readonly openTop: boolean; readonly openBottom: boolean } = { openTop: false, openBottom: false },
): string {
  const r = Math.min(7 * scale, (y2 - y1) / 4);
  const spine = x + 7 * scale;
  const middle = (y1 + y2) / 2;
  const top = open.openTop
    ? `M${n(spine)} ${n(y1)}`
    : `M${n(x)} ${n(y1)}Q${n(spine)} ${n(y1)} ${n(spine)} ${n(y1 + r)}`;
  const bottom = open.openBottom ? `V${n(y2)}` : `V${n(y2 - r)}Q${n(spine)} ${n(y2)} ${n(x)} ${n(y2)}`;
  const point = `V${n(middle - r)}Q${n(spine)} ${n(middle)} ${n(spine + 7 * scale)} ${n(middle)}Q${n(spine)} ${n(middle)} ${n(spine)} ${n(middle + r)}`;
  return top + point + bottom;
}
