import {
  clientState,
  type Flow,
  type LentColumns,
  RowMark,
  serverState,
  TcpState,
  TROUBLE_NOTES,
} from "@tcp-ladder/flow";
import { COURSE_BINS, CourseBit } from "@tcp-ladder/protocol";
import { TcpFlag } from "@tcp-ladder/wire";

const { SYN, FIN, RST } = TcpFlag;

/** Up to here every segment is looked at; of longer connections the beginning of each bin. */
const WHOLE = 2048;
const SAMPLE = 64;

/** The course of a connection in a few numbers for a small picture; a bounded time, however long it is. */
export function connectionCourse(flow: Flow, id: number, segments: number): number[] {
  const bins = Array.from({ length: Math.min(segments, COURSE_BINS) }, () => 0);
  if (segments <= WHOLE) {
    drawInto(bins, flow, id, 0, segments, (index) => Math.floor((index * bins.length) / segments));
    return bins;
  }
  for (let at = 0; at < COURSE_BINS; at++) {
    // The last segments tell how it ended.
    const start = at === COURSE_BINS - 1 ? segments - SAMPLE : Math.floor((at * segments) / COURSE_BINS);
    drawInto(bins, flow, id, start, start + SAMPLE, () => at);
  }
  return bins;
}

function drawInto(
  bins: number[],
  flow: Flow,
  id: number,
  from: number,
  to: number,
  binOf: (index: number) => number,
): void {
  let before: number | undefined;
  flow.scan(id, from, to, (columns, i, index) => {
    const states = columns.states[i] as number;
    const at = binOf(index);
    bins[at] = (bins[at] as number) | bitsOf(columns, i, before ?? states);
    before = states;
  });
}

function bitsOf(columns: LentColumns, i: number, before: number): number {
  const flags = columns.flags[i] as number;
  const payload = columns.payload[i] as number;
  const heavy = payload > 0 || (flags & (SYN | FIN | RST)) !== 0;
  const server = ((columns.marks[i] as number) & RowMark.FROM_SERVER) !== 0;
  let bits = server
    ? heavy
      ? CourseBit.SERVER_HEAVY
      : CourseBit.SERVER
    : heavy
      ? CourseBit.CLIENT_HEAVY
      : CourseBit.CLIENT;
  bits |= phaseOf(flags, payload, before);
  if (((columns.notes[i] as number) & TROUBLE_NOTES) !== 0 || (flags & RST) !== 0) bits |= CourseBit.TROUBLE;
  return bits;
}

/** By what it carries and the states it found: the ACK that ends the handshake still belongs to the opening. */
function phaseOf(flags: number, payload: number, states: number): number {
  if ((flags & SYN) !== 0) return CourseBit.OPENING;
  if ((flags & (FIN | RST)) !== 0) return CourseBit.CLOSING;
  if (payload > 0) return CourseBit.DATA;
  const [client, server] = [clientState(states), serverState(states)];
  if (client === TcpState.SYN_SENT || server === TcpState.SYN_RCVD) return CourseBit.OPENING;
  return isClosing(client) || isClosing(server) ? CourseBit.CLOSING : CourseBit.DATA;
}

const isClosing = (state: TcpState) =>
  state === TcpState.CLOSED || (state >= TcpState.FIN_WAIT_1 && state <= TcpState.TIME_WAIT);
