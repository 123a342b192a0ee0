import { csv } from "./csv.ts";
import { ladder, markdown, mermaidDiagram, plantUmlDiagram } from "./drawing.ts";
import type { Format, FormatContext } from "./format.ts";
import { ndjson } from "./ndjson.ts";
import { pcapng } from "./pcapng.ts";
import { svgPicture } from "./svg.ts";
import { tcpdump } from "./tcpdump.ts";

/** Every `--format` of `tcp-ladder read` that prints segments, and how. */
export const FORMATS = {
  tcpdump,
  ndjson,
  csv,
  ladder,
  markdown,
  mermaid: mermaidDiagram,
  plantuml: plantUmlDiagram,
  svg: svgPicture,
  pcapng,
} as const satisfies Record<string, (context: FormatContext) => Format>;
export type FormatName = keyof typeof FORMATS;

/** With the one that only needs the connections; see `printSummary`. */
export type ReadFormat = FormatName | "summary";

/** Those that print from the frames themselves; for the others a frame is forgotten once its row is made. */
export const FRAME_FORMATS: ReadonlySet<FormatName> = new Set<FormatName>(["tcpdump", "pcapng"]);
