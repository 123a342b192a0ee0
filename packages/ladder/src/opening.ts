import { Note, type SegmentColumns } from "@tcp-ladder/flow";
import { rowPhase } from "./phase.ts";
import { isAck, isRst, isSyn, rowAt } from "./row.ts";

/** How a connection was opened, as far as the capture shows it. */
export interface OpeningShape {
  readonly kind: "three-way" | "simultaneous" | "refused" | "fast-open" | "unfinished" | "not-captured";
  /** Rows `0` … `end` (not including) are the opening. */
  readonly end: number;
  /** How many of them are repeats. */
  readonly repeated: number;
}

const REPEAT = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION | Note.SPURIOUS_RETRANSMISSION;

/** Looks at the first rows of a connection. */
export function openingShape(columns: SegmentColumns, statesBefore: number): OpeningShape {
  let states = statesBefore;
  let end = 0;
  let repeated = 0;
  let bareSyns = 0;
  let synSides = 0;
  let synAcks = 0;
  let dataOnSyn = false;
  let refused = false;
  for (let i = 0; i < columns.length; i += 1) {
    const row = rowAt(columns, i);
    if (rowPhase(row, states) !== "opening") break;
    states = row.states;
    end = i + 1;
    // When SYNs cross, each side repeats its own with an ACK (RFC 9293, figure 7): nothing was lost.
    const crossed = isSyn(row) && isAck(row) && (synSides & (row.from === "client" ? 1 : 2)) !== 0;
    const repeat = (row.notes & REPEAT) !== 0 && !crossed;
    if (repeat) repeated += 1;
    if (isSyn(row) && !isAck(row)) {
      if (!repeat) bareSyns += 1;
      synSides |= row.from === "client" ? 1 : 2;
      dataOnSyn ||= row.payload > 0;
    }
    if (isSyn(row) && isAck(row)) synAcks += 1;
    if (isRst(row)) refused = true;
  }
  const kind =
    end === 0
      ? "not-captured"
      : refused
        ? "refused"
        : synSides === 3
          ? "simultaneous"
          : synAcks === 0
            ? "unfinished"
            : dataOnSyn
              ? "fast-open"
              : end - repeated >= 3 && bareSyns > 0
                ? "three-way"
                : "unfinished";
  return { kind, end, repeated };
}
