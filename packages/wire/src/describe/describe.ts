import { u8 } from "../bytes.ts";
import { type Cursor, newCursor } from "../cursor.ts";
import { leaveCheck, MAX_LAYERS, startWalk } from "../decode.ts";
import { type DecodedFrame, FrameMark, newDecodedFrame, Outcome } from "../frame.ts";
import { Layer } from "../layer.ts";
import { firstLayer } from "../link/linktypes.ts";
import { step } from "../step.ts";
import { add, type Header, type HeaderDetail } from "./detail.ts";
import { describeIpv4 } from "./ipv4.ts";
import { describeIpv6 } from "./ipv6.ts";
import { describeLink } from "./link.ts";
import { LAYER_NAMES } from "./names.ts";
import { describeTcp, type TcpContext } from "./tcp.ts";
import { describeTunnel } from "./tunnel.ts";

/**
 * The headers of one frame, outermost first, down to TCP or to where reading stopped, each with its fields in words.
 * Walks the same layers as `decodeFrame`; made for one frame at a time, not for whole captures.
 *
 * @param bytes buffer that holds the frame
 * @param start index of its first byte
 * @param end one past its last captured byte
 * @param originalLength bytes it had on the wire
 * @param linkType LINKTYPE_ value
 * @param context what the connection knows of the sender
 * @param checkLength bytes at the frame's end that the capture declares to be its check sequence
 */
export function describeFrame(
  bytes: Uint8Array,
  start: number,
  end: number,
  originalLength: number,
  linkType: number,
  context: TcpContext = {},
  checkLength = 0,
): readonly HeaderDetail[] {
  const layers: HeaderDetail[] = [];
  const frame = newDecodedFrame();
  const c = newCursor();
  startWalk(c, bytes, start, end, originalLength, frame);
  leaveCheck(c, linkType, checkLength);
  let next = firstLayer(linkType);
  let fragment = 0;
  // A header whose length leads past the end is followed by none.
  for (let n = 0; n < MAX_LAYERS && next >= 0 && c.at <= c.end; n++) {
    const layer = next === Layer.IP || next === Layer.RAW ? resolveIp(c, next) : next;
    const at = c.at;
    const layerEnd = c.end;
    const wireEnd = c.wireEnd;
    next = step(layer, c);
    // Of any of its headers: where a tunnel's packet is fragmented, the segment in it is not whole either.
    fragment |= frame.marks & FrameMark.FRAGMENT;
    frame.marks |= fragment;
    const reached = layer === Layer.TCP ? at + frame.headerLength : c.at;
    const headerEnd = Math.min(Math.max(reached, at), layerEnd);
    const h: Header = { bytes, frameStart: start, at, headerEnd, end: layerEnd, wireEnd, fields: [] };
    describeLayer(layer, h, frame, context, next);
    if (headerEnd > at || h.fields.length > 0) {
      const name = LAYER_NAMES[layer] ?? "Header";
      layers.push({ name, start: at - start, end: Math.max(headerEnd, at) - start, fields: h.fields });
    }
  }
  return layers;
}

function resolveIp(c: Cursor, layer: Layer): Layer {
  if (c.at >= c.end) return layer;
  const version = u8(c.bytes, c.at) >> 4;
  return version === 4 ? Layer.IPV4 : version === 6 ? Layer.IPV6 : layer;
}

function describeLayer(layer: number, h: Header, frame: DecodedFrame, context: TcpContext, next: number): void {
  if (layer === Layer.TCP) {
    if (next === ~Outcome.SEGMENT) describeTcp(h, frame, context);
  } else if (layer === Layer.IPV4) describeIpv4(h);
  else if (layer === Layer.IPV6) describeIpv6(h);
  else if (!describeLink(layer, h)) describeTunnel(layer, h);
  // A header we have no fields for is still bytes that belong to it.
  if (h.fields.length > 0) return;
  if (next === ~Outcome.CUT_SHORT || next === ~Outcome.MALFORMED) {
    const trouble = next === ~Outcome.CUT_SHORT ? "cut-off" : "contradiction";
    add(h, "header", 0, h.end - h.at, ["bytes", h.end - h.at], [trouble]);
  } else if (h.headerEnd > h.at) {
    add(h, "header", 0, h.headerEnd - h.at, ["bytes", h.headerEnd - h.at]);
  }
}
