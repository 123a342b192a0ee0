import { partsText } from "../label.ts";
import type { Rung } from "../layout.ts";
import { serifAdvance } from "../measure.ts";
import { ARROW_HEAD, arrowHead, arrowLine, breakOff, brokenLine, cross, isRepeated, n } from "../shapes.ts";
import { type Palette, RUNG_WEIGHT, rungColour } from "../theme.ts";
import { escapeXml, type Fonts, textElement } from "./xml.ts";

/** What is known of a segment beyond where it stands. */
export interface RungFacts {
  /** The other end went on asking for it: the arrow breaks off. */
  readonly unreceived: boolean;
  readonly chosen: boolean;
  /** What is odd about it, and what that is based on; undefined where nothing is. */
  readonly remark: string | undefined;
}

/** A wider face than ours reaches further along the slanted arrow: its labels stand this much higher, at scale 1. */
const LIFT = 2;

/** How much wider digits are in the widest of the faces that may stand in for ours, DejaVu Serif. */
const WIDEST = 1.22;

/** One segment: its arrow, its label, what is small below. */
export function rungElement(rung: Rung, facts: RungFacts, palette: Palette, scale: number, fonts: Fonts): string {
  const colour = rungColour(palette, rung.kind, rung.phase);
  const lift = fonts === "any" ? LIFT * scale : 0;
  return [
    `<g data-frame="${rung.frame}" data-label="${escapeXml(rung.symbolic)}" data-from="${rung.from}"${facts.unreceived ? ' data-arrives="no"' : ""}>`,
    facts.remark === undefined ? "" : `<title>${escapeXml(facts.remark)}</title>`,
    facts.chosen ? slot(rung, palette, scale) : "",
    arrow(rung, facts.unreceived, colour, palette, scale),
    textElement(rung.labelX, rung.labelY - lift, rung.label, {
      size: fonts === "any" ? safeSize(rung) : rung.labelSize,
      fill: colour,
      family: "serif",
      weight: 600,
      anchor: "middle",
      fonts,
    }),
    rung.caption.length === 0
      ? ""
      : textElement(rung.captionX, rung.captionY, rung.caption, {
          size: rung.captionSize,
          fill: palette.soft,
          family: "mono",
          anchor: "middle",
          fonts,
        }),
    rung.badge === undefined
      ? ""
      : textElement(rung.badge.x, rung.captionY, rung.badge.text, {
          size: rung.badge.size,
          fill: rung.badge.quiet ? palette.soft : palette.trouble,
          family: "serif",
          italic: true,
        }),
    "</g>",
  ].join("");
}

/** A label that almost fills the room between the lifelines must not leave it in another face. */
function safeSize({ label, labelSize, x1, x2 }: Rung): number {
  return Math.min(labelSize, (labelSize * Math.abs(x2 - x1)) / (serifAdvance(partsText(label), labelSize) * WIDEST));
}

/** Behind the segment that is chosen. */
function slot({ x1, x2, slotY1, slotY2 }: Rung, palette: Palette, scale: number): string {
  const left = Math.min(x1, x2) + 3;
  const width = Math.abs(x2 - x1) - 6;
  return `<rect x="${n(left)}" y="${n(slotY1 + 1)}" width="${n(Math.max(0, width))}" height="${n(slotY2 - slotY1 - 2)}" rx="${n(4 * scale)}" fill="${palette.chosen}"/>`;
}

function arrow(rung: Rung, unreceived: boolean, colour: string, palette: Palette, scale: number): string {
  const weight = n(RUNG_WEIGHT[rung.kind] * scale);
  const dashes = isRepeated(rung) ? ` stroke-dasharray="${n(8 * scale)} ${n(5 * scale)}"` : "";
  const line = (d: string): string =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${weight}"${dashes}/>`;
  const strokes = (d: string, of: string, width: number): string =>
    `<path d="${d}" fill="none" stroke="${of}" stroke-width="${n(width * scale)}" stroke-linecap="round"/>`;
  if (unreceived) {
    const broken = brokenLine(rung);
    const aside = (rung.x2 > rung.x1 ? 1 : -1) * scale;
    return line(broken.line) + strokes(breakOff(broken.x, broken.y, aside), palette.trouble, 2);
  }
  const head = ARROW_HEAD[rung.kind] * scale;
  if (rung.kind === "rst") return line(arrowLine(rung, 0)) + strokes(cross(rung.x2, rung.y2, 6 * scale), colour, 2.4);
  return `${line(arrowLine(rung, head))}<path d="${arrowHead(rung, head)}" fill="${colour}"/>`;
}
