import type { ConnectionSummary, NoteName, SegmentColumns } from "@tcp-ladder/flow";
import { heldNotes } from "../held-notes.ts";
import type { Locale } from "../locale.ts";
import { noteTitle } from "../note.ts";
import { rowAt } from "../row.ts";

/** A fast or needless retransmission is a retransmission: the general name goes where there is a more precise one. */
export function preciseNotes(names: readonly NoteName[]): readonly NoteName[] {
  const precise = names.some((name) => name !== "retransmission" && name.endsWith("retransmission"));
  return precise ? names.filter((name) => name !== "retransmission") : names;
}

/** A row's notes in words. */
export function noteTitles(rows: SegmentColumns, i: number, connection: ConnectionSummary, locale: Locale): string[] {
  return preciseNotes(heldNotes(rowAt(rows, i), connection)).map((note) => noteTitle(note, locale));
}
