import { NO_ROW, type NoteName, noteNames, RowMark } from "../columns.ts";
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
  return noteNames(subject.notes).flatMap((note) =>
    provesNothing(flow, subject, note) ? [] : [{ note, ...BASES[note](flow, subject, own, other) }],
  );
}

const SYN = 0x002;

/**
 * Where a SYN begins anew between ports that were in use, Wireshark counts on from the old numbers: nothing before the SYN
 * is missing, nor is what the ACK of it covers. Nor is what {@link RowMark.FOLLOWS_CAPTURED} and
 * {@link RowMark.ACKNOWLEDGES_CAPTURED} tell of.
 */
function provesNothing(flow: Flow, { flags, marks, connection, fromServer, ack }: Subject, note: NoteName): boolean {
  if (note === "lost-segment") return (flags & SYN) !== 0 || (marks & RowMark.FOLLOWS_CAPTURED) !== 0;
  if (note !== "ack-lost-segment") return false;
  if ((marks & RowMark.ACKNOWLEDGES_CAPTURED) !== 0) return true;
  const { isn } = flow.connection(connection).ends[fromServer ? "client" : "server"];
  return isn !== undefined && ((ack - isn) | 0) === 1;
}

function relatedRow(flow: Flow, row: number): Subject | undefined {
  return row === NO_ROW ? undefined : subjectOf(flow.rows(row, 1), 0);
}
