import { type Flow, NO_ROW } from "@tcp-ladder/flow";
import type { MeasuredSegment } from "@tcp-ladder/protocol";

/**
 * What follows from a segment and those before it.
 *
 * @param acknowledged its column `acknowledges`
 * @param inFlight bytes in flight; NaN where there is no number
 */
export function measuredSegment(flow: Flow, row: number, acknowledged: number, inFlight: number): MeasuredSegment {
  const covers = acknowledged !== NO_ROW;
  return {
    acknowledges: covers ? flow.locate(acknowledged).frame : undefined,
    rttNs: covers ? flow.elapsed(acknowledged, row) : undefined,
    inFlight: Number.isNaN(inFlight) ? undefined : inFlight,
  };
}
