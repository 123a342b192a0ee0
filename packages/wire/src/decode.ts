import { type Cursor, narrow, newCursor } from "./cursor.ts";
import { type DecodedFrame, Outcome } from "./frame.ts";
import { firstLayer } from "./link/linktypes.ts";
import { beginFrame, plainOffset, readPlain, wireEndOf } from "./plain.ts";
import { step } from "./step.ts";

/** Headers read in one frame before we give up: tags and tunnels nest, but bytes that nest this deep are no traffic. */
export const MAX_LAYERS = 64;

const LINKTYPE_ETHERNET = 1;

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
  beginFrame(bytes, start, end, originalLength, out);
  const view = viewOf(bytes);
  const ip = checkLength > 0 ? -1 : plainOffset(view, start, end, next);
  if (ip >= 0 && readPlain(bytes, view, ip, end, wireEndOf(start, end, originalLength), out)) return Outcome.SEGMENT;
  const c = cursor;
  startWalk(c, bytes, start, end, originalLength, out);
  if (checkLength > 0) leaveCheck(c, linkType, checkLength);
  for (let n = 0; n < MAX_LAYERS; n++) {
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

/** Numbers of several bytes are read in one go, which counts in the headers that every frame has. */
function viewOf(bytes: Uint8Array): DataView {
  if (bytes !== cursor.bytes) {
    cursor.bytes = bytes;
    cursor.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  return cursor.view;
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
  beginFrame(bytes, start, end, originalLength, out);
  c.view = viewOf(bytes);
  c.bytes = bytes;
  c.start = start;
  c.at = start;
  c.end = end;
  c.wireEnd = wireEndOf(start, end, originalLength);
  c.out = out;
}
