import type { Locale } from "@tcp-ladder/ladder";
import { formatCount } from "../store/format.ts";
import { type FormatName, LIMITS } from "./limits.ts";
import { rangeLength, type SegmentRange } from "./range.ts";
import type { ExportJob } from "./run-export.ts";
import type { ExportTexts } from "./texts.ts";

/** What each group of formats in the dialog works with. */
export interface Offers {
  readonly texts: ExportTexts;
  readonly locale: Locale;
  /** Undefined while the fields make no range. */
  readonly range: SegmentRange | undefined;
  readonly busy: boolean;
  /** Begins a piece of work, which returns what to say when it is done. */
  readonly start: (work: (job: ExportJob) => Promise<string>) => void;
}

/** Whether a format can be had now, and what is said of its limit. */
export function offerOf({ texts, locale, range, busy }: Offers, format: FormatName) {
  const limit: number = LIMITS[format];
  const beyond = range !== undefined && rangeLength(range) > limit;
  const formatted = formatCount(limit, locale);
  return {
    ...texts.formats[format],
    beyond,
    limit:
      limit === Number.POSITIVE_INFINITY ? texts.noLimit : beyond ? texts.tooMany(formatted) : texts.upTo(formatted),
    disabled: busy || beyond || range === undefined,
  };
}
