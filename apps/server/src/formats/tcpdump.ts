import { endWithinSnapLength } from "@tcp-ladder/capture-file";
import { decodeFrame, formatTcpdumpLine, newDecodedFrame, Outcome } from "@tcp-ladder/wire";
import type { Format, FormatContext } from "./format.ts";

/**
 * For each segment the line of `tcpdump -nn -S`, up to and including its length. tcpdump sees no more of a frame than the
 * file's snap length, and takes no notice of a declared check sequence.
 */
export function tcpdump({ output }: FormatContext): Format {
  const decoded = newDecodedFrame();
  return {
    segment(record) {
      const { bytes, start, originalLength, linkType, seconds, nanos, names } = record;
      const end = endWithinSnapLength(record);
      if (decodeFrame(bytes, start, end, originalLength, linkType, decoded) !== Outcome.SEGMENT) return;
      output.text(`${formatTcpdumpLine(decoded, seconds, nanos, 6, names)}\n`);
    },
  };
}
