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

/** Baselines at scale 1 of what stands between title and role, by how many lines that is; and then the role's. */
const LINES: Readonly<Record<number, readonly number[]>> = { 1: [53, 78], 2: [46, 62, 80], 3: [42, 56, 70, 86] };

/** Role, address, name and part of each side above its lifeline, from y = 0; moved inwards where they would leave the picture. */
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
    const address = addressLines(connection, side, room, scale);
    const size = Math.min(...address.map((line) => fitted(monoWidth(line, 14), 14, scale, room)));
    const name = connection[side].resolvedName;
    const nameSize = name === undefined ? 0 : fitted(serifWidth(name, 14), 14, scale, room);
    // One middle for all, so that what is moved inwards stays centred in itself.
    const widest = Math.max(
      serifWidth(title, titleSize),
      serifWidth(role, roleSize),
      ...address.map((line) => monoWidth(line, size)),
      name === undefined ? 0 : serifWidth(name, nameSize),
    );
    const x = place(widest, side, layout, gap);
    const serif = { family: "serif", anchor: "middle" } as const;
    const mono = { family: "mono", anchor: "middle", size, fill: palette.ink } as const;
    const between = address.length + (name === undefined ? 0 : 1);
    const y = (line: number): number => (LINES[between]?.[line] ?? 0) * scale;
    out.push(
      textElement(x, (between > 1 ? 24 : 26) * scale, title, {
        ...serif,
        size: titleSize,
        fill: palette.ink,
        weight: 600,
      }),
      ...address.map((line, i) => textElement(x, y(i), line, mono)),
      ...(name === undefined
        ? []
        : [textElement(x, y(address.length), name, { ...serif, size: nameSize, fill: palette.soft })]),
      textElement(x, y(between), role, { ...serif, size: roleSize, fill: palette.soft, italic: true }),
    );
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
