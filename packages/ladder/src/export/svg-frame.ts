import type { ConnectionSummary } from "@tcp-ladder/flow";
import type { CssPixels } from "../layout.ts";
import { legend } from "../legend.ts";
import type { Locale, Translated } from "../locale.ts";
import { HEAD } from "./svg-head.ts";

/** Where everything around the ladder stands. */
export interface SvgFrame {
  /** Top of the heads, and of the ladder below them. */
  readonly headTop: CssPixels;
  readonly ladderTop: CssPixels;
  readonly legendColumns: number;
  /** Height of the legend with the remark below it. */
  readonly legendHeight: CssPixels;
  /** Height of all that is not the ladder. */
  readonly height: CssPixels;
}

/** Width of a legend's entry at scale 1. */
export const ENTRY = 226;
export const ENTRY_HEIGHT = 48;
/** Above the legend. */
export const GAP = 26;
const REMARK_HEIGHT = 34;

/** The same for every picture of a connection, so that one can tell how many rows a picture of some height holds. */
export function svgFrame(
  connection: ConnectionSummary,
  {
    width,
    scale: s,
    title,
  }: { readonly width: CssPixels; readonly scale: number; readonly title?: string | undefined },
): SvgFrame {
  const entries = legend(connection).length;
  const fit = (width - 32 * s) / (ENTRY * s);
  const legendColumns = fit >= 4 ? 4 : fit >= 2 ? 2 : 1;
  const headTop = (title === undefined ? 20 : 58) * s;
  const ladderTop = headTop + HEAD * s;
  const legendHeight = (Math.ceil(entries / legendColumns) * ENTRY_HEIGHT + REMARK_HEIGHT) * s;
  return { headTop, ladderTop, legendColumns, legendHeight, height: ladderTop + GAP * s + legendHeight };
}

const SLANT: Translated = {
  en: "The slant is a convention: one vantage point does not see the other end’s time.",
  zh: "倾斜只是习惯画法：一个观察点看不到对端的时间。",
};
const DASHED: Translated = { en: "Dashed: sent again.", zh: "虚线：重传。" };
const BROKEN: Translated = {
  en: "Broken off: asked for again until it was repeated.",
  zh: "中断的箭头：对端一直请求它，直到重传为止。",
};

/** What the drawing's conventions mean, as far as they occur. */
export function conventions(seen: { readonly dashed: boolean; readonly broken: boolean }, locale: Locale): string {
  const sentences = [SLANT, ...(seen.dashed ? [DASHED] : []), ...(seen.broken ? [BROKEN] : [])];
  return sentences.map((sentence) => sentence[locale]).join(locale === "zh" ? "" : " ");
}
