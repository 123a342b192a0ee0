import { seqDiff } from "@tcp-ladder/wire";
import { SideBit, SideField } from "../connection/layout.ts";
import type { RecordView } from "../table/records.ts";

/** Whether an ACK number covers the SYN of `side`; assumed where its SYN was not captured. */
export function coversSyn(ack: number, side: RecordView): boolean {
  if ((side.get(SideField.BITS) & SideBit.ISN) === 0) return true;
  return seqDiff(ack, side.get(SideField.ISN)) > 0;
}

/** Whether an ACK number covers the FIN of `side`; not where no FIN was captured. */
export function coversFin(ack: number, side: RecordView): boolean {
  if ((side.get(SideField.BITS) & SideBit.FIN) === 0) return false;
  return seqDiff(ack, side.get(SideField.FIN)) > 0;
}
