import type { DecodedFrame, Outcome } from "./frame.ts";

/**
 * Decodes one frame down to TCP, following tunnels to the outermost TCP header.
 *
 * @param bytes buffer that holds the frame
 * @param start index of its first byte
 * @param end one past its last captured byte
 * @param originalLength bytes it had on the wire
 * @param linkType LINKTYPE_ value (https://www.tcpdump.org/linktypes.html)
 * @param out receives the fields; valid where SEGMENT is returned
 */
export function decodeFrame(
  _bytes: Uint8Array,
  _start: number,
  _end: number,
  _originalLength: number,
  _linkType: number,
  _out: DecodedFrame,
): Outcome {
  throw new Error("to be written");
}
