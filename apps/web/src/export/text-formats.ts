import { type ExportOptions, markdownTable, mermaid, plantUml, textLadder } from "@tcp-ladder/ladder";
import { asText, type ExportRows } from "./export-rows.ts";

/** Formats that are written line by line, and how their files end. */
export const TEXT_FORMATS = {
  mermaid: { write: mermaid, suffix: ".mmd" },
  plantuml: { write: plantUml, suffix: ".puml" },
  ascii: { write: textLadder, suffix: ".txt" },
  markdown: { write: markdownTable, suffix: ".md" },
} as const;
export type TextFormat = keyof typeof TEXT_FORMATS;

/** @param unreceived rows that were lost on the way; from the rows themselves where undefined */
export function writeText(
  format: TextFormat,
  rows: ExportRows,
  options: ExportOptions,
  unreceived: ReadonlySet<number> | undefined,
): string {
  const lines: string[] = [];
  for (const line of TEXT_FORMATS[format].write(asText(rows, unreceived), options)) lines.push(line.trimEnd());
  return `${lines.join("\n")}\n`;
}
