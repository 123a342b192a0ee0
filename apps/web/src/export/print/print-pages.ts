import { type ConnectionSummary, endpointText } from "@tcp-ladder/flow";
import { explainSegment, type Locale, type NumberMode, type Rich, type Theme } from "@tcp-ladder/ladder";
import type { ExportRows } from "../export-rows.ts";
import { drawPictures, type Picture } from "../pictures.ts";
import styles from "./print.module.css";

export type Orientation = "landscape" | "portrait";

export interface PrintOptions {
  readonly title: string;
  readonly orientation: Orientation;
  readonly theme: Theme;
  readonly numbers: NumberMode;
  readonly spacing: "equal" | "time";
  readonly locale: Locale;
  /** What each segment says, after the figure. */
  readonly explain: boolean;
  readonly chosen?: number | undefined;
  readonly unreceived?: ReadonlySet<number> | undefined;
}

/**
 * A4 within margins of 8 mm is 281 × 194 mm. The figure is laid out this wide and printed to fit, so that its labels are about 10 points high;
 * the last 6 mm are the folio's.
 */
const SHEETS = {
  landscape: { width: 1440, height: (1440 * (194 - 6)) / 281 },
  portrait: { width: 960, height: (960 * (281 - 6)) / 194 },
} as const;

const WORDS = {
  en: {
    pages: (first: number, last: number, of: number) =>
      first === last ? `segment ${first} of ${of}` : `segments ${first}–${last} of ${of}`,
    explanations: "What each segment says",
  },
  zh: {
    pages: (first: number, last: number, of: number) => `第 ${first}–${last} 个报文段，共 ${of} 个`,
    explanations: "每个报文段的说明",
  },
} as const;

/** The sheets, ready to be printed: figure after figure, and the explanations where they are wanted. */
export function printPages(rows: ExportRows, options: PrintOptions): HTMLElement {
  const { orientation, numbers, spacing, locale, chosen, unreceived } = options;
  const { width, height } = SHEETS[orientation];
  // Paper is light: a dark figure would be a page of ink.
  const theme = options.theme === "dark" ? "light" : options.theme;
  const look = { width, scale: 1, fonts: "ours", spacing, numbers, locale, theme, chosen, unreceived } as const;
  const root = element("div", `${styles.print} ${styles[orientation]}`);
  root.dataset.print = theme;
  root.lang = locale === "zh" ? "zh-CN" : "en";
  const pictures = [...drawPictures(rows, look, height)];
  for (const [i, picture] of pictures.entries()) {
    const page = element("section", styles.page ?? "");
    page.append(figure(picture), folio(picture, i, pictures.length, rows.connection, options));
    root.append(page);
  }
  if (options.explain) root.append(explanations(rows, locale, numbers));
  return root;
}

/** The file's own style element would be stopped by the page's content security policy: print.module.css says the same. */
function figure({ svg }: Picture): Node {
  const bare = svg.replace(/<style>[^<]*<\/style>/, "");
  return document.importNode(new DOMParser().parseFromString(bare, "image/svg+xml").documentElement, true);
}

function folio(
  { first, last }: Picture,
  index: number,
  count: number,
  { client, server, segments }: ConnectionSummary,
  { title, locale }: PrintOptions,
): HTMLElement {
  const line = element("p", styles.folio ?? "");
  const ends = `${endpointText(client)} – ${endpointText(server)}`;
  const name = title === ends ? ends : `${title} · ${ends}`;
  line.append(
    element("span", "", name),
    element("span", "", WORDS[locale].pages(first, last, segments)),
    element("span", "", `${index + 1} / ${count}`),
  );
  return line;
}

function explanations(rows: ExportRows, locale: Locale, numbers: NumberMode): HTMLElement {
  const { columns, connection, statesBefore, from } = rows;
  const part = element("section", styles.explanations ?? "");
  part.append(element("h2", "", WORDS[locale].explanations));
  for (let i = 0; i < columns.length; i++) {
    const { title, sentences } = explainSegment(columns, i, connection, locale, statesBefore, numbers);
    const paragraph = element("p", "");
    const head = element("b", "", `${from + i + 1}. `);
    head.append(...maths(title));
    paragraph.append(head);
    for (const sentence of sentences) paragraph.append("\u2002", ...maths(sentence));
    part.append(paragraph);
  }
  return part;
}

function maths(parts: Rich): Node[] {
  return parts.map(({ text, role }) =>
    role === "symbol" ? element("i", "symbol", text) : document.createTextNode(text),
  );
}

function element(name: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
