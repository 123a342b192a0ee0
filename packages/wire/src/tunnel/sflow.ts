import { u32 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { FrameMark } from "../frame.ts";
import { Layer } from "../layer.ts";

const FLOW_SAMPLE = 1;
const EXPANDED_FLOW_SAMPLE = 3;
const RAW_HEADER = 1;

/** sFlow version 5 (sflow.org, sFlow Datagram): the first sampled header that is Ethernet or IP. One frame in many. */
export function sflow(c: Cursor): Next {
  const { bytes, end } = c;
  if (c.at + 28 > end) return missing(c, 28);
  if (u32(bytes, c.at) !== 5) return NOT_TCP;
  let at = c.at + (u32(bytes, c.at + 4) === 2 ? 36 : 24);
  if (at + 4 > end) return missing(c, at + 4 - c.at);
  at += 4;
  while (at + 8 <= end) {
    const type = u32(bytes, at);
    const size = u32(bytes, at + 4);
    const sample = at + 8;
    if (type === FLOW_SAMPLE || type === EXPANDED_FLOW_SAMPLE) {
      const next = records(c, sample + (type === FLOW_SAMPLE ? 32 : 44), Math.min(end, sample + size));
      if (next !== NOT_TCP) return next;
    }
    if (size > end - sample) break;
    at = sample + size;
  }
  return NOT_TCP;
}

function records(c: Cursor, from: number, limit: number): Next {
  const { bytes } = c;
  let at = from;
  while (at + 24 <= limit) {
    const size = u32(bytes, at + 4);
    if (u32(bytes, at) === RAW_HEADER) {
      const protocol = u32(bytes, at + 8);
      const layer =
        protocol === 1 ? Layer.ETHERNET : protocol === 11 ? Layer.IPV4 : protocol === 12 ? Layer.IPV6 : NOT_TCP;
      if (layer === NOT_TCP) return NOT_TCP;
      c.out.marks |= FrameMark.UNJUDGED;
      c.at = at + 24;
      c.end = Math.min(limit, c.at + u32(bytes, at + 20));
      // The sample says how long the frame was; only its beginning is here.
      c.wireEnd = Math.max(c.end, c.at + Math.min(u32(bytes, at + 12), 0xffff));
      return layer;
    }
    if (size > limit - at) break;
    at += 8 + size;
  }
  return NOT_TCP;
}
