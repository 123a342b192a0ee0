import { pcapngHeader, pcapngPacket } from "@tcp-ladder/capture-file";
import type { Format, FormatContext } from "./format.ts";

/** The segments' frames byte for byte, their times exact to the nanosecond. */
export function pcapng({ output }: FormatContext): Format {
  let linkType: number | undefined;
  return {
    segment(record) {
      // A section for each run of one link type: its description need not be known before the first frame.
      if (record.linkType !== linkType) {
        linkType = record.linkType;
        output.bytes(pcapngHeader([{ linkType, snapLength: 0 }]));
      }
      output.bytes(pcapngPacket({ ...record, interfaceId: 0 }));
    },
    end() {
      if (linkType === undefined) output.bytes(pcapngHeader([]));
      return undefined;
    },
  };
}
