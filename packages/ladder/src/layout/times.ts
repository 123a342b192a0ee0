import { deltaText, elapsedText, nsBetween, timeAt } from "../duration.ts";
import type { LadderInput, LadderOptions, Rung, TimeText } from "../layout.ts";
import type { Columns } from "./columns.ts";
import { gapBefore } from "./slots.ts";

/** When each segment was captured, at the height of its arrow's tail. */
export function placeTimes(
  input: LadderInput,
  options: LadderOptions,
  columns: Columns,
  rungs: readonly Rung[],
): TimeText[] {
  const s = options.scale;
  return rungs.map((rung, i) => {
    const y = rung.y1 + columns.type.time * 0.35;
    const known = i > 0 || input.timeBefore !== undefined;
    return {
      elapsed: elapsedText(nsBetween(input.connection.first, timeAt(input.columns, i))),
      delta: known ? deltaText(gapBefore(input, i)) : "",
      x: columns.elapsed,
      deltaX: columns.delta,
      y,
      deltaY: columns.stacked ? y + 16 * s : y,
    };
  });
}
