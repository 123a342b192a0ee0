import { type ConnectionSummary, endpointText, type Side } from "@tcp-ladder/flow";
import { sideRole, sideTitle } from "../heads.ts";
import type { LadderLayout } from "../layout.ts";
import type { Locale } from "../locale.ts";
import { monoWidth, serifWidth } from "../measure.ts";
import type { OpeningShape } from "../opening.ts";
import type { Palette } from "../theme.ts";
import { textElement } from "./xml.ts";

/** Height of the heads at scale 1. */
export const HEAD = 96;

/** Role, address and part of each side above its lifeline, from y = 0; moved inwards where they would leave the picture. */
export function headElements(
  connection: ConnectionSummary,
  layout: LadderLayout,
  palette: Palette,
  scale: number,
  locale: Locale,
  opening: OpeningShape["kind"] | undefined,
): string[] {
  const out: string[] = [];
  const gap = 16 * Math.min(scale, 1.5);
  const room = Math.min(layout.width / 2 - gap, 420 * scale);
  for (const side of ["client", "server"] as const) {
    const title = sideTitle(connection, side, locale);
    const role = sideRole(connection, side, locale, opening);
    const titleSize = fitted(serifWidth(title, 24), 24, scale, room);
    const roleSize = fitted(serifWidth(role, 14), 14, scale, room);
    const lines = addressLines(connection, side, room, scale);
    const size = Math.min(...lines.map((line) => fitted(monoWidth(line, 14), 14, scale, room)));
    // One middle for all three, so that what is moved inwards stays centred in itself.
    const widest = Math.max(
      serifWidth(title, titleSize),
      serifWidth(role, roleSize),
      ...lines.map((line) => monoWidth(line, size)),
    );
    const x = place(widest, side, layout, gap);
    const serif = { family: "serif", anchor: "middle" } as const;
    out.push(
      textElement(x, 26 * scale, title, { ...serif, size: titleSize, fill: palette.ink, weight: 600 }),
      textElement(x, 78 * scale, role, { ...serif, size: roleSize, fill: palette.soft, italic: true }),
    );
    for (const [i, line] of lines.entries()) {
      const y = (lines.length === 1 ? 53 : 45 + i * 14) * scale;
      out.push(textElement(x, y, line, { size, fill: palette.ink, family: "mono", anchor: "middle" }));
    }
  }
  return out;
}

function fitted(width: number, size: number, scale: number, room: number): number {
  return size * Math.min(scale, width > 0 ? room / width : scale);
}

/** Middle of a text above its lifeline, within its own half of the picture. */
function place(width: number, side: Side, layout: LadderLayout, gap: number): number {
  const { x } = layout.lifelines[side];
  const half = width / 2;
  return side === "client"
    ? Math.max(gap / 2 + half, Math.min(x, layout.width / 2 - gap / 2 - half))
    : Math.min(layout.width - gap / 2 - half, Math.max(x, layout.width / 2 + gap / 2 + half));
}

/** An address that would become too small is broken before its port, or at a colon in its middle. */
function addressLines(connection: ConnectionSummary, side: Side, room: number, scale: number): string[] {
  const all = endpointText(connection[side]);
  if (monoWidth(all, 14 * scale) * 0.72 <= room) return [all];
  const colon = all.startsWith("[") ? all.indexOf(":", Math.floor(all.length / 2)) : all.lastIndexOf(":");
  return colon <= 0 ? [all] : [all.slice(0, colon + 1), all.slice(colon + 1)];
}
