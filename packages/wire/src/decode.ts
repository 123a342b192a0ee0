import { type Cursor, narrow, newCursor } from "./cursor.ts";
import { type DecodedFrame, FrameMark, Outcome } from "./frame.ts";
import { Layer } from "./layer.ts";
import { ethernet } from "./link/ethernet.ts";
import { firstLayer } from "./link/linktypes.ts";
import { ipv4 } from "./network/ipv4.ts";
import { step } from "./step.ts";
import { tcp } from "./tcp/header.ts";

/** Headers read in one frame before we give up: tags and tunnels nest, but bytes that nest this deep are no traffic. */
export const MAX_LAYERS = 64;

const LINKTYPE_ETHERNET = 1;

/** Lengths beyond this are lies; and offsets stay small integers. */
const MAX_LENGTH = 0x3fffffff;

const cursor: Cursor = newCursor();

/**
 * Decodes one frame down to TCP, following tunnels to the outermost TCP header.
 *
 * @param bytes buffer that holds the frame
 * @param start index of its first byte
 * @param end one past its last captured byte
 * @param originalLength bytes it had on the wire
 * @param linkType LINKTYPE_ value (https://www.tcpdump.org/linktypes.html)
 * @param out receives the fields; valid where SEGMENT is returned
 * @param checkLength bytes at the frame's end that the capture declares to be its check sequence
 */
export function decodeFrame(
  bytes: Uint8Array,
  start: number,
  end: number,
  originalLength: number,
  linkType: number,
  out: DecodedFrame,
  checkLength = 0,
): Outcome {
  let next = firstLayer(linkType);
  if (next < 0) return Outcome.UNKNOWN_LINK;
  const c = cursor;
  startWalk(c, bytes, start, end, originalLength, out);
  if (checkLength > 0) leaveCheck(c, linkType, checkLength);
  let n = 0;
  // The usual way, without asking each time which of all layers comes next.
  if (next === Layer.ETHERNET) {
    next = ethernet(c);
    n++;
  }
  if (next === Layer.IPV4) {
    next = ipv4(c);
    n++;
  }
  if (next === Layer.TCP) return ~tcp(c) as Outcome;
  for (; n < MAX_LAYERS; n++) {
    if (next < 0) return ~next as Outcome;
    next = step(next, c);
  }
  return next < 0 ? (~next as Outcome) : Outcome.MALFORMED;
}

/**
 * Leaves a declared check sequence out of what is read: of Ethernet alone, where captures have it at the very end. A frame
 * that is no longer than it has none.
 */
export function leaveCheck(c: Cursor, linkType: number, checkLength: number): void {
  if (linkType === LINKTYPE_ETHERNET && checkLength < c.end - c.at) narrow(c, c.wireEnd - c.at - checkLength);
}

/** Puts the cursor at a frame's first byte. */
export function startWalk(
  c: Cursor,
  bytes: Uint8Array,
  start: number,
  end: number,
  originalLength: number,
  out: DecodedFrame,
): void {
  const captured = end - start;
  const original = originalLength > captured ? Math.min(originalLength, MAX_LENGTH) : captured;
  out.bytes = bytes;
  out.start = start;
  out.end = end;
  out.marks = original > captured ? FrameMark.SNAPPED : 0;
  if (bytes !== c.bytes) {
    c.bytes = bytes;
    c.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  c.start = start;
  c.at = start;
  c.end = end;
  c.wireEnd = start + original;
  c.out = out;
}
