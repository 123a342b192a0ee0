import { seqDiff } from "@tcp-ladder/wire";
import { SIDE_BIT_FIN, SIDE_BIT_ISN, SIDE_BITS, SIDE_FIN, SIDE_ISN } from "../connection/layout.ts";
import type { RecordView } from "../table/records.ts";

/** Whether an ACK number covers the SYN of `side`; assumed where its SYN was not captured. */
export function coversSyn(ack: number, side: RecordView): boolean {
  if ((side.get(SIDE_BITS) & SIDE_BIT_ISN) === 0) return true;
  return seqDiff(ack, side.get(SIDE_ISN)) > 0;
}

/** Whether an ACK number covers the FIN of `side`; not where no FIN was captured. */
export function coversFin(ack: number, side: RecordView): boolean {
  if ((side.get(SIDE_BITS) & SIDE_BIT_FIN) === 0) return false;
  return seqDiff(ack, side.get(SIDE_FIN)) > 0;
}
