import { OptionBit, TcpFlag } from "@tcp-ladder/wire";
import { SideBit, SideField } from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";

/** RFC 7323, section 2.3: a larger shift is taken for this one. */
const MOST_SCALE = 14;

/** Window scaling, as the SYNs agree on it (RFC 7323, section 2.2), and what else the options settle. */
export function takeOptions(segment: Segment, sender: RecordView, receiver: RecordView): void {
  const { options, flags } = segment;
  if ((options & OptionBit.WINDOW_SCALE) !== 0) {
    const scale = Math.min(segment.windowScale, MOST_SCALE);
    const bits = sender.get(SideField.BITS) & ~SideBit.SCALE;
    sender.set(SideField.BITS, bits | scale | SideBit.SCALE_SENT | SideBit.SCALE_KNOWN | SideBit.SCALE_USED);
  }
  if ((options & OptionBit.MSS) !== 0 && (flags & TcpFlag.SYN) !== 0) {
    sender.set(SideField.BITS, sender.get(SideField.BITS) | SideBit.MSS);
    sender.set(SideField.MSS_AND_UNACKED, (sender.get(SideField.MSS_AND_UNACKED) & 0xffff_0000) | segment.mss);
  }
  if ((flags & TcpFlag.SYN) !== 0) settleScaling(segment, sender, receiver);
}

/** Scaling is used where both SYNs offer it; a SYN without the offer settles it for both directions. */
function settleScaling(segment: Segment, sender: RecordView, receiver: RecordView): void {
  const own = sender.get(SideField.BITS);
  const others = receiver.get(SideField.BITS);
  if ((own & SideBit.SCALE_KNOWN) === 0) {
    sender.set(SideField.BITS, (own | SideBit.SCALE_KNOWN) & ~SideBit.SCALE_USED);
    receiver.set(SideField.BITS, (others | SideBit.SCALE_KNOWN) & ~SideBit.SCALE_USED);
  } else if ((segment.flags & TcpFlag.ACK) !== 0 && isRefused(others)) {
    sender.set(SideField.BITS, own & ~SideBit.SCALE_USED);
  }
}

function isRefused(bits: number): boolean {
  return (bits & (SideBit.SCALE_KNOWN | SideBit.SCALE_USED)) === SideBit.SCALE_KNOWN;
}
