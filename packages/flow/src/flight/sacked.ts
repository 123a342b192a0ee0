import type { DecodedFrame } from "@tcp-ladder/wire";
import { newOptionWalk, walkOptions } from "../analysis/option-walk.ts";

const walk = newOptionWalk();

/** Bytes in the blocks of a header's SACK option (RFC 2018, section 3); 0 where it has none. */
export function sackedBytes(frame: DecodedFrame): number {
  walkOptions(frame, 0, walk);
  return walk.sacked >>> 0;
}
