import { newFrameRecord, type PcapLayout, readPcapRecord } from "@tcp-ladder/capture-file";
import { openConnectionFlow, type PartFlow } from "@tcp-ladder/flow";

/**
 * How much of a later piece of a capture belongs to connections of an earlier one, 0 … 1. Where that is most of it, a
 * part that begins there is read in vain: it has to give up nearly all that it has found.
 */
export function shareOfOld(earlier: Uint8Array, later: Uint8Array, layout: PcapLayout): number {
  const before = flowOf(earlier.subarray(layout.fileHeader), layout);
  const after = flowOf(later, layout);
  const { numbers } = after.pairs();
  const known = before.known(after.pairs());
  const old = new Set(numbers.filter((_, i) => known[i] === 1));
  const cursor = after.cursor();
  let segments = 0;
  for (let id = 0; id < after.connections; id++) {
    cursor.moveTo(id);
    if (old.has(after.pairOf(id))) segments += cursor.segments;
  }
  return after.segments === 0 ? 0 : segments / after.segments;
}

/** So many frames tell enough, and take a moment only. */
const FRAMES = 256;

function flowOf(records: Uint8Array, layout: PcapLayout): PartFlow {
  const flow = openConnectionFlow();
  const record = newFrameRecord();
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength);
  for (let at = 0, n = 0; n < FRAMES && at + layout.recordHeader <= records.length; n++) {
    at = readPcapRecord(records, view, at, layout, record);
    if (at < 0 || at > records.length) break;
    flow.frame(record);
  }
  return flow;
}
