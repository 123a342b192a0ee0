import {
  type ConnectionSummary,
  type Endpoint,
  NO_ROW,
  NOTE_NAMES,
  RowMark,
  type SegmentColumns,
  type SocketCall,
  STATE_NAMES,
  type StateName,
  type Timestamp,
} from "@tcp-ladder/flow";
import { OptionBit, TcpFlag } from "@tcp-ladder/wire";
import { blankColumns } from "./columns.ts";
import { type NotedSegment, parseNotation } from "./notation.ts";
import { summarise } from "./summary.ts";

/** A connection ready to be drawn, explained or written. */
export interface Conversation {
  readonly connection: ConnectionSummary;
  readonly columns: SegmentColumns;
  readonly calls: readonly SocketCall[];
  readonly statesBefore: number;
}

export interface ConversationOptions {
  readonly client?: Endpoint;
  readonly server?: Endpoint;
  /** First sequence number of each side: its ISN where it sends a SYN, one before its first byte where it does not. */
  readonly clientIsn?: number;
  readonly serverIsn?: number;
  readonly start?: Timestamp;
  readonly statesBefore?: readonly [StateName, StateName];
  readonly calls?: readonly SocketCall[];
}

const FLAG_LETTERS: Readonly<Record<string, number>> = {
  S: TcpFlag.SYN,
  A: TcpFlag.ACK,
  F: TcpFlag.FIN,
  R: TcpFlag.RST,
  P: TcpFlag.PSH,
  U: TcpFlag.URG,
  E: TcpFlag.ECE,
  C: TcpFlag.CWR,
  e: TcpFlag.AE,
};

const CLIENT: Endpoint = { address: "192.0.2.1", port: 50000 };
const SERVER: Endpoint = { address: "192.0.2.2", port: 80 };

/** A conversation from its notation (see {@link NotedSegment}), as the flow would hand it on. */
export function conversation(text: string, options: ConversationOptions = {}): Conversation {
  const noted = parseNotation(text);
  const columns = blankColumns(noted.length);
  const isn = [options.clientIsn ?? 1000, options.serverIsn ?? 5000] as const;
  const next = [0, 0];
  const acked = [-1, -1];
  const ends: (readonly [end: number, row: number])[][] = [[], []];
  const start = options.start ?? { seconds: 1_700_000_000, nanos: 0 };
  let timeNs = start.nanos;
  const before = packStates(options.statesBefore ?? ["CLOSED", "LISTEN"]);
  let states = before;
  for (const [i, segment] of noted.entries()) {
    const me = segment.fromServer ? 1 : 0;
    const peer = 1 - me;
    const flags = segment.flags.split("").reduce((bits, letter) => bits | (FLAG_LETTERS[letter] ?? 0), 0);
    timeNs += segment.gapNs;
    columns.seconds[i] = start.seconds + Math.floor(timeNs / 1e9);
    columns.nanos[i] = timeNs % 1e9;
    columns.flags[i] = flags;
    const seq = segment.seq ?? (next[me] || ((flags & TcpFlag.SYN) !== 0 ? 0 : startOf(noted, segment.fromServer)));
    const end = seq + segment.payload + ((flags & TcpFlag.SYN) !== 0 ? 1 : 0) + ((flags & TcpFlag.FIN) !== 0 ? 1 : 0);
    columns.seq[i] = (isn[me] ?? 0) + seq;
    columns.payload[i] = segment.payload;
    columns.window[i] = segment.window ?? 229;
    let marks = segment.fromServer ? RowMark.FROM_SERVER : 0;
    if (i === 0) marks |= RowMark.FIRST;
    if (segment.lost) marks |= RowMark.NOT_RECEIVED;
    if (segment.gapNs >= 1e9) marks |= RowMark.IDLE_BEFORE;
    if ((flags & TcpFlag.ACK) !== 0) {
      const ack = segment.ack ?? (next[peer] || startOf(noted, !segment.fromServer));
      columns.ack[i] = (isn[peer] ?? 0) + ack;
      if (ack > (acked[me] ?? -1)) {
        acked[me] = ack;
        marks |= RowMark.ACK_ADVANCES;
      }
      columns.acknowledges[i] = ends[peer]?.findLast(([last]) => last === ack)?.[1] ?? NO_ROW;
    }
    columns.marks[i] = marks;
    columns.notes[i] = segment.notes.reduce((bits, note) => bits | (1 << NOTE_NAMES.indexOf(note)), 0);
    columns.options[i] =
      (segment.mss === undefined ? 0 : OptionBit.MSS) | (segment.scale === undefined ? 0 : OptionBit.WINDOW_SCALE);
    columns.related[i] = segment.related ?? NO_ROW;
    if (end > seq) ends[me]?.push([end, i]);
    next[me] = Math.max(next[me] ?? 0, end);
    if (segment.states !== undefined) states = packStates(segment.states);
    columns.states[i] = states;
  }
  return {
    columns,
    calls: options.calls ?? [],
    statesBefore: before,
    connection: summarise(columns, noted, {
      client: options.client ?? CLIENT,
      server: options.server ?? SERVER,
      states,
    }),
  };
}

/** Where a side that never sends a SYN starts: 1, so that its base is the number before. */
function startOf(noted: readonly NotedSegment[], fromServer: boolean): number {
  return noted.some((segment) => segment.fromServer === fromServer && segment.flags.includes("S")) ? 0 : 1;
}

/** Client's state in the low four bits, server's in the high. */
export function packStates(states: readonly [StateName, StateName]): number {
  return STATE_NAMES.indexOf(states[0]) | (STATE_NAMES.indexOf(states[1]) << 4);
}
