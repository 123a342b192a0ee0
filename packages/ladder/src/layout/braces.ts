import type { Brace, LadderInput, LadderOptions, Rung } from "../layout.ts";
import { wrapSerif } from "../measure.ts";
import { LEADING } from "../metrics.ts";
import { closingRemarkShort, dataRemark, openingRemark, phaseTitle } from "../remark.ts";
import type { Columns } from "./columns.ts";
import type { Slots } from "./slots.ts";

/** First and last row within the window, of each of the three phases that are there. They follow one another. */
interface Extent {
  readonly phase: Brace["phase"];
  readonly first: number;
  readonly last: number;
}

export function placeBraces(
  input: LadderInput,
  options: LadderOptions,
  columns: Columns,
  slots: Slots,
  rungs: readonly Rung[],
): Brace[] {
  const s = options.scale;
  const locale = options.locale ?? "en";
  const goesOn = input.from + rungs.length < input.connection.segments;
  const found = extents(rungs);
  return found.flatMap(({ phase, first, last }) => {
    const top = rungs[first];
    const bottom = rungs[last];
    if (top === undefined || bottom === undefined) return [];
    const openTop = first === 0 && input.from > 0 && phase !== "opening";
    const openBottom = last === rungs.length - 1 && goesOn;
    const y1 = openTop ? 0 : top.y1 - 6 * s;
    const y2 = openBottom ? slots.height : bottom.y2 + 6 * s;
    const remark =
      phase === "opening"
        ? openingRemark(input, locale)
        : phase === "data"
          ? dataRemark(input, locale)
          : closingRemarkShort(input, locale);
    const all = remark === "" ? [] : wrapSerif(remark, columns.type.braceRemark, columns.braceTextWidth);
    const leading = columns.type.braceRemark * LEADING;
    const room = y2 - y1 - columns.type.braceTitle * LEADING;
    // A remark may be higher than its brace where no other brace is beside it.
    const most = found.length === 1 ? all.length : Math.max(1, Math.floor((room + leading * 0.5) / leading));
    const remarkLines = all.slice(0, most).map((line, i) => (i === most - 1 && most < all.length ? `${line} …` : line));
    const block = columns.type.braceTitle + remarkLines.length * leading;
    const titleY = (y1 + y2) / 2 - block / 2 + columns.type.braceTitle * 0.82;
    return [
      {
        phase,
        title: phaseTitle(phase, input, locale),
        remark,
        remarkLines,
        x: columns.brace,
        y1,
        y2,
        textX: columns.braceText,
        titleY,
        remarkY: titleY + columns.type.braceRemark * 1.4,
        openTop,
        openBottom,
      },
    ];
  });
}

/** Opening is what comes before the first data or close, closing what comes from the first FIN or RST on, data what is between. */
function extents(rungs: readonly Rung[]): Extent[] {
  const found: Extent[] = [];
  let opening = 0;
  while (rungs[opening]?.phase === "opening") opening += 1;
  if (opening > 0) found.push({ phase: "opening", first: 0, last: opening - 1 });
  const closing = rungs.findIndex((rung, i) => i >= opening && rung.phase === "closing");
  const end = closing < 0 ? rungs.length : closing;
  const data = rungs.findIndex((rung, i) => i >= opening && i < end && rung.kind === "data");
  if (data >= 0) found.push({ phase: "data", first: data, last: end - 1 });
  if (closing >= 0) found.push({ phase: "closing", first: closing, last: rungs.length - 1 });
  return found;
}
