import { type ConnectionSummary, type NoteName, noteNames } from "@tcp-ladder/flow";
import { distance } from "./position.ts";
import { isSyn, otherSide, type Row } from "./row.ts";

/**
 * The notes of a row but those that say of it what is not so. Where a SYN begins anew between ports that were in use,
 * Wireshark counts on from the old numbers: nothing before the SYN is missing, nor is what the ACK of it covers.
 */
export function heldNotes(row: Row, connection: ConnectionSummary): readonly NoteName[] {
  if (row.notes === 0) return NONE;
  return noteNames(row.notes).filter((note) => {
    if (note === "lost-segment") return !isSyn(row);
    const { isn } = connection.ends[otherSide(row.from)];
    return note !== "ack-lost-segment" || isn === undefined || distance(isn, row.ack) !== 1;
  });
}

const NONE: readonly NoteName[] = [];
