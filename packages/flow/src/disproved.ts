import { TcpFlag } from "@tcp-ladder/wire";
import { type NoteName, RowMark } from "./columns.ts";

/**
 * Whether a note says of a segment what is not so. Where a SYN begins anew between ports that were in use, Wireshark counts
 * on from the old numbers: nothing before the SYN is missing, nor is what the ACK of it covers. Nor is what was captured
 * after all ({@link RowMark.FOLLOWS_CAPTURED}, {@link RowMark.ACKNOWLEDGES_CAPTURED}).
 *
 * @param isn the other side's initial sequence number; undefined where that is not known
 */
export function isDisproved(
  note: NoteName,
  { flags, marks, ack }: { readonly flags: number; readonly marks: number; readonly ack: number },
  isn: number | undefined,
): boolean {
  if (note === "lost-segment") return (flags & TcpFlag.SYN) !== 0 || (marks & RowMark.FOLLOWS_CAPTURED) !== 0;
  if (note !== "ack-lost-segment") return false;
  return (marks & RowMark.ACKNOWLEDGES_CAPTURED) !== 0 || (isn !== undefined && ((ack - isn) | 0) === 1);
}
