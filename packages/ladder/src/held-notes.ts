import { type ConnectionSummary, type NoteName, noteNames, RowMark } from "@tcp-ladder/flow";
import { distance } from "./position.ts";
import { isSyn, otherSide, type Row } from "./row.ts";

/**
 * The notes of a row but those that say of it what is not so. Where a SYN begins anew between ports that were in use,
 * Wireshark counts on from the old numbers: nothing before the SYN is missing, nor is what the ACK of it covers. Nor is what
 * was captured after all ({@link RowMark.FOLLOWS_CAPTURED}, {@link RowMark.ACKNOWLEDGES_CAPTURED}).
 */
export function heldNotes(row: Row, connection: ConnectionSummary): readonly NoteName[] {
  if (row.notes === 0) return NONE;
  return noteNames(row.notes).filter((note) => {
    if (note === "lost-segment") return !isSyn(row) && (row.marks & RowMark.FOLLOWS_CAPTURED) === 0;
    if (note !== "ack-lost-segment") return true;
    if ((row.marks & RowMark.ACKNOWLEDGES_CAPTURED) !== 0) return false;
    const { isn } = connection.ends[otherSide(row.from)];
    return isn === undefined || distance(isn, row.ack) !== 1;
  });
}

const NONE: readonly NoteName[] = [];
