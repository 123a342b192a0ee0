import { type ConnectionSummary, isDisproved, type NoteName, noteNames } from "@tcp-ladder/flow";
import { otherSide, type Row } from "./row.ts";

/** The notes of a row but those that say of it what is not so. */
export function heldNotes(row: Row, connection: ConnectionSummary): readonly NoteName[] {
  if (row.notes === 0) return NONE;
  const { isn } = connection.ends[otherSide(row.from)];
  return noteNames(row.notes).filter((note) => !isDisproved(note, row, isn));
}

const NONE: readonly NoteName[] = [];
