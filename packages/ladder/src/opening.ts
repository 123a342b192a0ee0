import { clientState, Note, type SegmentColumns, serverState, TcpState } from "@tcp-ladder/flow";
import { rowPhase } from "./phase.ts";
import { isAck, isRst, isSyn, rowAt } from "./row.ts";

/** How a connection was opened, as far as the capture shows it. */
export interface OpeningShape {
  /**
   * `refused`: a RST answers the SYN. `broken-off`: a RST comes after the SYN was answered, and before the last ACK.
   * `partly-captured`: it was completed, but its SYN or SYN+ACK is not there.
   */
  readonly kind:
    | "three-way"
    | "simultaneous"
    | "refused"
    | "broken-off"
    | "fast-open"
    | "partly-captured"
    | "unfinished"
    | "not-captured";
  /** Rows `0` … `end` (not including) are the opening. */
  readonly end: number;
  /** How many of them are repeats. */
  readonly repeated: number;
}

const REPEAT = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION | Note.SPURIOUS_RETRANSMISSION;

/** Beyond the opening, by whatever segment. */
function isOpen(state: TcpState): boolean {
  return state >= TcpState.ESTABLISHED && state !== TcpState.UNKNOWN;
}

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
  let brokenOff = false;
  let completed = false;
  for (let i = 0; i < columns.length; i += 1) {
    const row = rowAt(columns, i);
    completed ||= isOpen(clientState(row.states)) && isOpen(serverState(row.states));
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
    if (isSyn(row) && isAck(row)) {
      synAcks += 1;
      refused = false;
      brokenOff = false;
    }
    if (isRst(row)) {
      // Only a RST that SYN_SENT accepts refuses (RFC 9293, section 3.10.7.3, second).
      const answered = synAcks > 0 || synSides === 3;
      if (answered) brokenOff = true;
      else if (row.from === "server" && clientState(row.states) === TcpState.CLOSED) refused = true;
    }
  }
  return { kind: kindOf(), end, repeated };

  function kindOf(): OpeningShape["kind"] {
    if (end === 0) return "not-captured";
    if (brokenOff) return "broken-off";
    if (refused) return "refused";
    if (synSides === 3) return "simultaneous";
    if (dataOnSyn && synAcks > 0) return "fast-open";
    if (!completed) return "unfinished";
    return bareSyns > 0 && synAcks > 0 ? "three-way" : "partly-captured";
  }
}
