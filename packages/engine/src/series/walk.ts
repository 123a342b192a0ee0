import { Note, RowMark, type SegmentColumns } from "@tcp-ladder/flow";
import { TcpFlag } from "@tcp-ladder/wire";
import { SeriesBins } from "./bins.ts";
import type { Direction } from "./direction.ts";

const REPEATS = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION | Note.SPURIOUS_RETRANSMISSION;
/** A number further from all others than this is no place in the stream (RFC 7323, section 2.3: windows end at 2^30). */
const FARTHEST = 2 ** 30;

/** How far a walk along a direction has come. */
export interface Reach {
  /** One past the highest sequence number sent, relative and counted on past 2^32; NaN before any. */
  high: number;
  /** Furthest ACK number, and upper edge of the window; NaN before any. */
  ack: number;
  edge: number;
  /** What relative numbers count from. */
  base: number | undefined;
}

export function startOf({ base }: Direction): Reach {
  return { high: Number.NaN, ack: Number.NaN, edge: Number.NaN, base };
}

/** Goes from segment to segment; `sample` is a bin that holds the last one. */
export class Walk {
  readonly reach: Reach;
  readonly sample = new SeriesBins(1);
  readonly #direction: Direction;
  readonly #fromServer: boolean;

  constructor(direction: Direction, reach: Reach) {
    this.#direction = direction;
    this.#fromServer = direction.sender === "server";
    this.reach = { ...reach };
    this.sample.add();
  }

  /** @param rttNs from the sending of what it acknowledges, or NaN */
  step(columns: SegmentColumns, i: number, index: number, rttNs: number): void {
    const { sample, reach } = this;
    const { first } = this.#direction;
    const out = sample.columns;
    const own = (((columns.marks[i] as number) & RowMark.FROM_SERVER) !== 0) === this.#fromServer;
    const ns = ((columns.seconds[i] as number) - first.seconds) * 1e9 + ((columns.nanos[i] as number) - first.nanos);
    out.index[0] = index;
    out.nsLow[0] = out.nsHigh[0] = ns;
    out.seqLow[0] = out.seqHigh[0] = out.repeatLow[0] = out.repeatHigh[0] = Number.NaN;
    out.rttLow[0] = out.rttHigh[0] = Number.NaN;
    out.bytes[0] = 0;
    // a reset ends both directions, whoever sends it
    out.flags[0] = (columns.flags[i] as number) & (own ? 0xfff : TcpFlag.RST);
    out.notes[0] = columns.notes[i] as number;
    out.from[0] = own ? 1 : 2;
    sample.fresh[0] = 0;
    if (own) this.#send(columns, i);
    else this.#acknowledge(columns, i, rttNs);
    out.ackLow[0] = out.ackHigh[0] = reach.ack;
    out.edgeLow[0] = out.edgeHigh[0] = out.edge[0] = reach.edge;
    const low = Number.isNaN(reach.ack) ? 0 : reach.ack;
    out.flight[0] = Math.max(0, reach.high - low);
  }

  #send(columns: SegmentColumns, i: number): void {
    const { reach, sample } = this;
    const out = sample.columns;
    const flags = columns.flags[i] as number;
    const payload = columns.payload[i] as number;
    const length = payload + ((flags & TcpFlag.SYN) !== 0 ? 1 : 0) + ((flags & TcpFlag.FIN) !== 0 ? 1 : 0);
    const low = this.#relative(columns.seq[i] as number);
    out.bytes[0] = payload;
    // a reset may carry any number; it stands where its sender had come to
    if (Number.isNaN(low) || ((flags & TcpFlag.RST) !== 0 && length === 0)) {
      out.place[0] = Number.isNaN(reach.high) ? 0 : reach.high;
      return;
    }
    const high = low + length;
    const before = Number.isNaN(reach.high) ? low : reach.high;
    reach.high = Math.max(before, high);
    out.place[0] = high;
    if (length === 0) return;
    out.seqLow[0] = low;
    out.seqHigh[0] = high;
    sample.fresh[0] = Math.min(payload, Math.max(0, high - before));
    if (((columns.notes[i] as number) & REPEATS) !== 0) {
      out.repeatLow[0] = low;
      out.repeatHigh[0] = high;
    }
  }

  #acknowledge(columns: SegmentColumns, i: number, rttNs: number): void {
    const { reach, sample } = this;
    const out = sample.columns;
    const flags = columns.flags[i] as number;
    const known = Number.isNaN(reach.ack) ? (Number.isNaN(reach.high) ? 0 : reach.high) : reach.ack;
    out.place[0] = known;
    if ((flags & TcpFlag.ACK) === 0) return;
    const ack = this.#relative(columns.ack[i] as number);
    if (Number.isNaN(ack)) return;
    out.place[0] = ack;
    out.rttLow[0] = out.rttHigh[0] = rttNs;
    if (!(ack < reach.ack)) reach.ack = ack;
    if ((flags & TcpFlag.RST) !== 0) return;
    // RFC 7323, section 2.2: the window in a SYN is never shifted
    const shift = (flags & TcpFlag.SYN) !== 0 ? 0 : (this.#direction.windowShift ?? 0);
    const edge = ack + (columns.window[i] as number) * 2 ** shift;
    if (!(ack < reach.ack)) reach.edge = edge;
  }

  /** A number of the sender's as relative and counted on; NaN for one that lies nowhere near. */
  #relative(absolute: number): number {
    const { reach } = this;
    reach.base ??= (absolute - 1) >>> 0;
    const near = Number.isNaN(reach.high) ? (Number.isNaN(reach.ack) ? 0 : reach.ack) : reach.high;
    // ToInt32 counts modulo 2^32 (ECMA-262), also beyond it
    const away = (absolute - reach.base - near) | 0;
    return Math.abs(away) > FARTHEST ? Number.NaN : near + away;
  }
}
