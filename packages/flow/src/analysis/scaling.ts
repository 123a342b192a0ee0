import { OptionBit, TcpFlag } from "@tcp-ladder/wire";
import {
  SIDE_BIT_MSS,
  SIDE_BIT_SCALE,
  SIDE_BIT_SCALE_KNOWN,
  SIDE_BIT_SCALE_SENT,
  SIDE_BIT_SCALE_USED,
  SIDE_BITS,
  SIDE_MSS_AND_UNACKED,
} from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";

/** RFC 7323, section 2.3: a larger shift is taken for this one. */
const MOST_SCALE = 14;

/** Window scaling, as the SYNs agree on it (RFC 7323, section 2.2), and what else the options settle. */
export function takeOptions(segment: Segment, sender: RecordView, receiver: RecordView): void {
  const { options, flags } = segment;
  if ((options & OptionBit.WINDOW_SCALE) !== 0) {
    const scale = Math.min(segment.windowScale, MOST_SCALE);
    const bits = sender.get(SIDE_BITS) & ~SIDE_BIT_SCALE;
    sender.set(SIDE_BITS, bits | scale | SIDE_BIT_SCALE_SENT | SIDE_BIT_SCALE_KNOWN | SIDE_BIT_SCALE_USED);
  }
  if ((options & OptionBit.MSS) !== 0 && (flags & TcpFlag.SYN) !== 0) {
    sender.set(SIDE_BITS, sender.get(SIDE_BITS) | SIDE_BIT_MSS);
    sender.set(SIDE_MSS_AND_UNACKED, (sender.get(SIDE_MSS_AND_UNACKED) & 0xffff_0000) | segment.mss);
  }
  if ((flags & TcpFlag.SYN) !== 0 && !segment.optionsCut) settleScaling(segment, sender, receiver);
}

/** Scaling is used where both SYNs offer it; a SYN without the offer settles it for both directions. */
function settleScaling(segment: Segment, sender: RecordView, receiver: RecordView): void {
  const own = sender.get(SIDE_BITS);
  const others = receiver.get(SIDE_BITS);
  if ((own & SIDE_BIT_SCALE_KNOWN) === 0) {
    sender.set(SIDE_BITS, (own | SIDE_BIT_SCALE_KNOWN) & ~SIDE_BIT_SCALE_USED);
    receiver.set(SIDE_BITS, (others | SIDE_BIT_SCALE_KNOWN) & ~SIDE_BIT_SCALE_USED);
  } else if ((segment.flags & TcpFlag.ACK) !== 0 && isRefused(others)) {
    sender.set(SIDE_BITS, own & ~SIDE_BIT_SCALE_USED);
  }
}

function isRefused(bits: number): boolean {
  return (bits & (SIDE_BIT_SCALE_KNOWN | SIDE_BIT_SCALE_USED)) === SIDE_BIT_SCALE_KNOWN;
}
