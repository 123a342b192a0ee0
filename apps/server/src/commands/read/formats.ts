import { csv } from "./csv.ts";
import { ladder } from "./drawing.ts";
import type { Format, FormatContext } from "./format.ts";
import { ndjson } from "./ndjson.ts";
import { summary } from "./summary.ts";
import { tcpdump } from "./tcpdump.ts";

/** Every `--format` of `tcp-ladder read`, and how it prints. */
export const FORMATS = { tcpdump, ndjson, csv, ladder, summary } as const satisfies Record<
  string,
  (context: FormatContext) => Format
>;
export type FormatName = keyof typeof FORMATS;
