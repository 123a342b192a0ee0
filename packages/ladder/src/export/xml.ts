import { partsText } from "../label.ts";
import { monoWidth, serifAdvance } from "../measure.ts";
import type { LabelPart } from "../position.ts";
import { n } from "../shapes.ts";

/** Text for XML; characters that XML 1.0 (section 2.2) does not allow become U+FFFD. */
export function escapeXml(value: string): string {
  let out = "";
  for (let i = 0; i < value.length; i += 1) {
    const code = value.charCodeAt(i);
    const allowed = code >= 0x20 ? code < 0xfffe : code === 0x09 || code === 0x0a || code === 0x0d;
    out += allowed ? value.charAt(i) : "\ufffd";
  }
  return out.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** Whether the faces that everything is measured by are there where it is drawn: in the page they are, in a file nobody knows. */
export type Fonts = "ours" | "any";

export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly family: "serif" | "mono" | "sans";
  readonly weight?: number;
  readonly italic?: boolean;
  readonly anchor?: "start" | "middle" | "end";
  /** "any" where left out. */
  readonly fonts?: Fonts;
}

/**
 * Names first what we draw with, then what the machine is likely to have. Chinese faces are named for Chinese texts alone: they would
 * draw everything where they are the only ones of a list that a machine has, and none of them has italics.
 */
const FAMILIES = {
  serif:
    "'Source Serif 4','Source Serif 4 Variable','Source Serif Pro',Georgia,'Times New Roman','Liberation Serif','DejaVu Serif',serif",
  mono: "'JetBrains Mono','JetBrains Mono Variable','DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace",
  sans: "Inter,'Inter Variable','Helvetica Neue',Arial,'DejaVu Sans',sans-serif",
} as const;
const CJK_FAMILIES = {
  serif: "'Source Serif 4','Source Serif 4 Variable','Songti SC','Noto Serif CJK SC',SimSun,serif",
  mono: "'JetBrains Mono','JetBrains Mono Variable','Noto Sans Mono CJK SC','Microsoft YaHei',monospace",
  sans: "Inter,'Inter Variable','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif",
} as const;

/** One line of text; symbols in italic serif. */
export function textElement(x: number, y: number, parts: string | readonly LabelPart[], style: TextStyle): string {
  const inside =
    typeof parts === "string"
      ? escapeXml(parts)
      : parts
          .map((part) =>
            part.role === "symbol"
              ? `<tspan class="${style.family === "serif" ? "sym" : "sym other"}">${escapeXml(part.text)}</tspan>`
              : `<tspan>${escapeXml(part.text)}</tspan>`,
          )
          .join("");
  // LibreOffice centres each tspan by itself: where it may read this, a text of several is set from its left end, which we have to work out.
  const whole = typeof parts === "string" || parts.length < 2 || style.fonts === "ours";
  const anchor = whole ? (style.anchor ?? "start") : "start";
  const left = whole ? x : x - advance(parts, style) * ANCHORED[style.anchor ?? "start"];
  const attributes = [
    `x="${n(left)}" y="${n(y)}"`,
    `class="${style.family}${hasCjk(parts) ? "-cjk" : ""}"`,
    `font-size="${n(style.size)}"`,
    `fill="${style.fill}"`,
    style.weight === undefined ? "" : `font-weight="${style.weight}"`,
    style.italic === true && !hasCjk(parts) ? 'font-style="italic"' : "",
    anchor === "start" ? "" : `text-anchor="${anchor}"`,
  ];
  return `<text ${attributes.filter((a) => a !== "").join(" ")} xml:space="preserve">${inside}</text>`;
}

/** Which share of a text stands before the point where it is anchored. */
const ANCHORED = { start: 0, middle: 0.5, end: 1 } as const;

/** Symbols among letters of fixed width, which look smaller. */
const OTHER = 1.08;

/** Between our serif and those it is replaced by: Times is narrower by a twelfth, DejaVu Serif wider by a seventh. */
const ANY_SERIF = 1.06;

function advance(parts: readonly LabelPart[], { family, size }: TextStyle): number {
  return parts.reduce((sum, { text, role }) => {
    if (family !== "mono") return sum + serifAdvance(text, size) * ANY_SERIF;
    return sum + (role === "symbol" ? serifAdvance(text, size * OTHER) : monoWidth(text, size));
  }, 0);
}

/** Chinese has no italic: a slanted one is a machine's invention. */
function hasCjk(parts: string | readonly LabelPart[]): boolean {
  const all = typeof parts === "string" ? parts : partsText(parts);
  return /[\u2e80-\uffff]/.test(all);
}

/** LibreOffice takes the first face of a list or none, and knows selectors of one class only: these are the ones it gets. */
const PLAIN = { serif: "serif", mono: "monospace", sans: "sans-serif" } as const;

export const STYLE = (["serif", "mono", "sans"] as const)
  .flatMap((family) => [
    `.${family},.${family}-cjk{font-family:${PLAIN[family]}}`,
    `.${family}[class]{font-family:${FAMILIES[family]}}`,
    `.${family}-cjk[class]{font-family:${CJK_FAMILIES[family]}}`,
  ])
  .concat(
    ".serif,.serif-cjk{font-variant-numeric:lining-nums}",
    `.sym{font-family:${PLAIN.serif};font-style:italic}`,
    `.sym[class]{font-family:${FAMILIES.serif}}`,
    `.other{font-size:${OTHER}em}`,
  )
  .join("");
