import { decodeFrame, formatTcpdumpLine, newDecodedFrame, Outcome } from "@tcp-ladder/wire";
import type { Format, FormatContext } from "./format.ts";

/** For each segment the line of `tcpdump -nn -S`, up to and including its length. */
export function tcpdump({ output }: FormatContext): Format {
  const decoded = newDecodedFrame();
  return {
    segment({ bytes, start, end, originalLength, linkType, seconds, nanos, names }) {
      if (decodeFrame(bytes, start, end, originalLength, linkType, decoded) !== Outcome.SEGMENT) return;
      output.text(`${formatTcpdumpLine(decoded, seconds, nanos, 6, names)}\n`);
    },
  };
}
