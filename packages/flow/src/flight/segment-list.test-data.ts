import { Note, RowMark, type SegmentColumns } from "../columns.ts";

interface Listed {
  seq: number;
  readonly end: number;
}

class Side {
  list: Listed[] = [];
  known = true;
  sacked = 0;
  base: number | undefined;
}

const signed = (number: number) => number | 0;
const unsigned = (number: number) => number >>> 0;

/**
 * Bytes in flight in so many words, as they are found in tshark: each side has a list of the segments that were not
 * acknowledged, and the numbers of all of them are looked at each time. NaN for none.
 */
export function inFlightByList(columns: SegmentColumns, sacked: (row: number) => number): number[] {
  const sides = { client: new Side(), server: new Side() };
  return Array.from({ length: columns.length }, (_, i) => {
    const at = (column: ArrayLike<number>) => column[i] as number;
    const fromServer = (at(columns.marks) & RowMark.FROM_SERVER) !== 0;
    const own = fromServer ? sides.server : sides.client;
    const other = fromServer ? sides.client : sides.server;
    const [syn, fin, ack] = [2, 1, 16].map((bit) => (at(columns.flags) & bit) !== 0);
    const seq = signed(at(columns.seq));
    const length = at(columns.payload) + (syn || fin ? 1 : 0);
    own.base ??= signed(syn ? seq : seq - 1);
    if ((at(columns.notes) & Note.LOST_SEGMENT) !== 0) own.known = false;
    if (length > 0) own.list.push({ seq, end: signed(seq + length) });
    other.sacked = sacked(at(columns.row));
    if (ack) {
      const number = signed(at(columns.ack));
      other.base ??= signed(number - 1);
      other.known = true;
      other.list = other.list.filter(({ end }) => signed(number - end) < 0);
      for (const one of other.list) if (signed(one.seq - number) < 0) one.seq = number;
    }
    if (at(columns.payload) === 0 || !own.known) return Number.NaN;
    const relative = (number: number) => unsigned(number - (own.base as number));
    const ends = own.list.map(({ end }) => relative(end));
    const begins = own.list.map((one) => relative(one.seq));
    const bytes = unsigned(Math.max(...ends) - Math.min(...begins) - own.sacked);
    if (bytes === 0 || bytes >= 2e9) return Number.NaN;
    const told = bytes - (syn || fin ? 1 : 0);
    return told === 0 ? Number.NaN : told;
  });
}
