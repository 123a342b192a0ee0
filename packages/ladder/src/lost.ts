import { NO_ROW, Note, RowMark, type SegmentColumns } from "@tcp-ladder/flow";

const SENT_AGAIN = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION;

/**
 * Rows of segments that the other end went on asking for until they were sent again: by duplicate ACKs with exactly
 * their sequence number, between the first sending and the next (RFC 5681, section 3.2). That is what a capture can show of a
 * segment that did not arrive in time; whether it was lost or only late no capture can say. Where a repeat was needless
 * (spurious) it had arrived.
 */
export function unreceivedRows(columns: SegmentColumns): ReadonlySet<number> {
  const found = new Set<number>();
  const at = new Map<number, number>();
  for (let i = 0; i < columns.length; i++) {
    at.set(columns.row[i] as number, i);
    const notes = columns.notes[i] as number;
    if ((notes & SENT_AGAIN) === 0 || (notes & Note.SPURIOUS_RETRANSMISSION) !== 0) continue;
    const related = columns.related[i] as number;
    const first = related === NO_ROW ? undefined : at.get(related);
    if (first === undefined || !askedFor(columns, first, i)) continue;
    found.add(related);
  }
  return found;
}

function askedFor(columns: SegmentColumns, first: number, again: number): boolean {
  const seq = columns.seq[first];
  const side = (columns.marks[first] as number) & RowMark.FROM_SERVER;
  for (let i = first + 1; i < again; i++) {
    const fromOther = ((columns.marks[i] as number) & RowMark.FROM_SERVER) !== side;
    if (fromOther && ((columns.notes[i] as number) & Note.DUPLICATE_ACK) !== 0 && columns.ack[i] === seq) return true;
  }
  return false;
}
