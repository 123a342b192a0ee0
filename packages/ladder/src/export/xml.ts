import { type LabelPart, partsText } from "../label.ts";

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

/** Coordinates with two decimals at most. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly family: "serif" | "mono" | "sans";
  readonly weight?: number;
  readonly italic?: boolean;
  readonly anchor?: "start" | "middle" | "end";
}

/** Names first what we draw with, then what the machine is likely to have. */
const FAMILIES = {
  serif:
    "'Source Serif 4','Source Serif 4 Variable','Source Serif Pro',Georgia,'Times New Roman','Liberation Serif','Noto Serif CJK SC','Songti SC',serif",
  mono: "'JetBrains Mono','JetBrains Mono Variable','DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,'Noto Sans Mono CJK SC',monospace",
  sans: "Inter,'Inter Variable','Noto Sans CJK SC','Helvetica Neue',Arial,sans-serif",
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
  const attributes = [
    `x="${n(x)}" y="${n(y)}"`,
    `class="${style.family}"`,
    `font-size="${n(style.size)}"`,
    `fill="${style.fill}"`,
    style.weight === undefined ? "" : `font-weight="${style.weight}"`,
    style.italic === true && !hasCjk(parts) ? 'font-style="italic"' : "",
    style.anchor === undefined || style.anchor === "start" ? "" : `text-anchor="${style.anchor}"`,
  ];
  return `<text ${attributes.filter((a) => a !== "").join(" ")} xml:space="preserve">${inside}</text>`;
}

/** Chinese has no italic: a slanted one is a machine's invention. */
function hasCjk(parts: string | readonly LabelPart[]): boolean {
  const all = typeof parts === "string" ? parts : partsText(parts);
  return /[\u2e80-\uffff]/.test(all);
}

export const STYLE = [
  `.serif{font-family:${FAMILIES.serif};font-variant-numeric:lining-nums}`,
  `.mono{font-family:${FAMILIES.mono}}`,
  `.sans{font-family:${FAMILIES.sans}}`,
  ".sym{font-style:italic}",
  `.other{font-family:${FAMILIES.serif};font-size:1.08em}`,
].join("");
