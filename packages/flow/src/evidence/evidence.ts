import { NO_ROW, noteNames } from "../columns.ts";
import { isDisproved } from "../disproved.ts";
import type { Flow } from "../flow.ts";
import { BASES } from "./bases.ts";
import type { NoteEvidence } from "./kinds.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** Why each note of a row is there, in bit order. Throws a RangeError for a row that is none. */
export function noteEvidence(flow: Flow, row: number): NoteEvidence[] {
  if (!Number.isInteger(row) || row < 0 || row >= flow.segments) throw new RangeError(`no row ${row}`);
  const columns = flow.rows(row, 1);
  const subject = subjectOf(columns, 0);
  const related = relatedRow(flow, columns.related[0] as number);
  const own = related?.fromServer === subject.fromServer ? related : undefined;
  const other = related?.fromServer === subject.fromServer ? undefined : related;
  const { isn } = flow.connection(subject.connection).ends[subject.fromServer ? "client" : "server"];
  return noteNames(subject.notes).flatMap((note) =>
    isDisproved(note, subject, isn) ? [] : [{ note, ...BASES[note](flow, subject, own, other) }],
  );
}

function relatedRow(flow: Flow, row: number): Subject | undefined {
  return row === NO_ROW ? undefined : subjectOf(flow.rows(row, 1), 0);
}
