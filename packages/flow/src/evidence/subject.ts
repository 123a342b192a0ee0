import { Note, RowMark, type SegmentColumns } from "../columns.ts";
import type { Flow } from "../flow.ts";
import { sequenceLength } from "../segment.ts";

/** One row as plain numbers, for sentences about it. */
export interface Subject {
  readonly row: number;
  readonly frame: number;
  readonly connection: number;
  readonly fromServer: boolean;
  readonly flags: number;
  readonly seq: number;
  /** One past its last sequence number. */
  readonly end: number;
  readonly ack: number;
  readonly window: number;
  readonly payload: number;
  readonly marks: number;
  readonly notes: number;
  readonly seconds: number;
  readonly nanos: number;
}

export function subjectOf(columns: SegmentColumns, i: number): Subject {
  const seq = columns.seq[i] as number;
  const flags = columns.flags[i] as number;
  const payload = columns.payload[i] as number;
  const marks = columns.marks[i] as number;
  return {
    row: columns.row[i] as number,
    frame: columns.frame[i] as number,
    connection: columns.connection[i] as number,
    fromServer: (marks & RowMark.FROM_SERVER) !== 0,
    flags,
    seq,
    end: (seq + sequenceLength(payload, flags)) >>> 0,
    ack: columns.ack[i] as number,
    window: columns.window[i] as number,
    payload,
    marks,
    notes: columns.notes[i] as number,
    seconds: columns.seconds[i] as number,
    nanos: columns.nanos[i] as number,
  };
}

/** Nanoseconds from one to the other. */
export function between(from: Subject, to: Subject): number {
  return (to.seconds - from.seconds) * 1e9 + (to.nanos - from.nanos);
}

/** The row that last sent a subject's first number before it, as far back as a window's worth of segments. */
export function sentBefore(flow: Flow, { row, connection, fromServer, seq }: Subject): Subject | undefined {
  const index = flow.indexInConnection(row);
  let found: number | undefined;
  flow.scan(connection, Math.max(0, index - MOST_BACK), index, (columns, i, _index, at) => {
    if ((((columns.marks[i] as number) & RowMark.FROM_SERVER) !== 0) !== fromServer) return;
    const into = (seq - (columns.seq[i] as number)) | 0;
    if (into >= 0 && into < sequenceLength(columns.payload[i] as number, columns.flags[i] as number)) found = at;
  });
  return found === undefined ? undefined : subjectOf(flow.rows(found, 1), 0);
}

const MOST_BACK = 4096;

/** How far back a search for the cause of a repeat goes: enough for any window's worth of segments. */
const MOST_STEPS = 20_000;

/** What came between two rows of a connection. */
export interface Between {
  /** Duplicate ACKs by the other side that ask for `seq`, and the last of them. */
  readonly duplicates: number;
  readonly last: Subject | undefined;
  /** Duplicate ACKs by the same side among them. */
  readonly own: number;
  /** Some ACK by the other side that asks for `seq` carries SACK blocks, a duplicate or not. */
  readonly sacked: boolean;
}

export function lookBetween(flow: Flow, from: Subject, to: Subject): Between {
  let duplicates = 0;
  let own = 0;
  let sacked = false;
  let last: number | undefined;
  let row = flow.nextInConnection(from.row);
  for (let step = 0; row !== undefined && row < to.row && step < MOST_STEPS; step++) {
    const columns = flow.rows(row, 1);
    const fromServer = ((columns.marks[0] as number) & RowMark.FROM_SERVER) !== 0;
    const duplicate = ((columns.notes[0] as number) & Note.DUPLICATE_ACK) !== 0;
    if (fromServer === to.fromServer) {
      if (duplicate) own++;
    } else if (columns.ack[0] === to.seq) {
      sacked ||= flow.sacked(row) > 0;
      if (duplicate) {
        duplicates++;
        last = row;
      }
    }
    row = flow.nextInConnection(row);
  }
  return { duplicates, own, sacked, last: last === undefined ? undefined : subjectOf(flow.rows(last, 1), 0) };
}
