import { type ConnectionSummary, Note } from "@tcp-ladder/flow";
import type { Series } from "@tcp-ladder/protocol";
import { formatBytes, formatCount, formatDuration } from "../store/format.ts";

const REPEATS = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION | Note.SPURIOUS_RETRANSMISSION;

/** The graph in numbers, for who cannot see it. */
export function summaryValues(
  { ends, segments, noteCounts }: ConnectionSummary,
  { sender, extent }: Series,
  language: string,
) {
  const repeats = noteCounts.reduce((sum, count, bit) => ((REPEATS & (1 << bit)) === 0 ? sum : sum + count), 0);
  return {
    bytes: formatBytes(ends[sender].bytes),
    time: formatDuration(extent.toNs - extent.fromNs),
    segments: formatCount(segments, language),
    repeats: formatCount(repeats, language),
  };
}
