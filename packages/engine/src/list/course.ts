import {
  clientState,
  type Flow,
  RowMark,
  type SegmentColumns,
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
  if (segments <= COURSE_BINS) return [...bitsOf(flow.window(id, 0, segments).columns)];
  const bins = Array.from({ length: COURSE_BINS }, () => 0);
  if (segments <= WHOLE) {
    bitsOf(flow.window(id, 0, segments).columns).forEach((bits, i) => {
      const at = Math.floor((i * COURSE_BINS) / segments);
      bins[at] = merge(bins[at] as number, bits);
    });
    return bins;
  }
  for (let at = 0; at < COURSE_BINS; at++) {
    const from = Math.floor((at * segments) / COURSE_BINS);
    // The last segments tell how it ended.
    const start = at === COURSE_BINS - 1 ? segments - SAMPLE : from;
    for (const bits of bitsOf(flow.window(id, start, SAMPLE).columns)) bins[at] = merge(bins[at] as number, bits);
  }
  return bins;
}

function bitsOf(columns: SegmentColumns): number[] {
  const list: number[] = [];
  for (let i = 0; i < columns.length; i++) {
    const flags = columns.flags[i] as number;
    const heavy = (columns.payload[i] as number) > 0 || (flags & (SYN | FIN | RST)) !== 0;
    const server = ((columns.marks[i] as number) & RowMark.FROM_SERVER) !== 0;
    let bits = server
      ? heavy
        ? CourseBit.SERVER_HEAVY
        : CourseBit.SERVER
      : heavy
        ? CourseBit.CLIENT_HEAVY
        : CourseBit.CLIENT;
    const before = columns.states[Math.max(i - 1, 0)] as number;
    bits |= phaseOf(flags, columns.payload[i] as number, before);
    if (((columns.notes[i] as number) & TROUBLE_NOTES) !== 0 || (flags & RST) !== 0) bits |= CourseBit.TROUBLE;
    list.push(bits);
  }
  return list;
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

const merge = (a: number, b: number) => a | b;
