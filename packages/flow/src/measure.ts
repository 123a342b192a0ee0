import { NO_ROW } from "./columns.ts";
import type { FlightWalk } from "./flight/walk.ts";
import type { Measures } from "./flow.ts";
import { PAGE_MASK, type SegmentTable } from "./table/table.ts";

/** Goes on with a walk and measures `length` rows from index `from` on. */
export function measure(table: SegmentTable, walk: FlightWalk, from: number, length: number): Measures {
  const rttNs = new Float64Array(length).fill(Number.NaN);
  const inFlight = new Float64Array(length);
  while (walk.index < from) walk.step();
  for (let i = 0; i < length; i++) {
    const { row } = walk;
    inFlight[i] = walk.step();
    const acknowledged = table.pageOf(row).acknowledges[row & PAGE_MASK] as number;
    if (acknowledged !== NO_ROW) rttNs[i] = table.elapsed(acknowledged, row);
  }
  return { from, length, rttNs, inFlight };
}
