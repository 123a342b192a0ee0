import { Flight, type LentColumns, Note, RowMark } from "@tcp-ladder/flow";
import { TcpFlag } from "@tcp-ladder/wire";
import type { Direction } from "./direction.ts";
import { Sample } from "./sample.ts";

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
  /** What of the sender's is under way. */
  readonly flight: Flight;
  /** What relative numbers count from. */
  base: number | undefined;
}

export function startOf({ base }: Direction): Reach {
  return { high: Number.NaN, ack: Number.NaN, edge: Number.NaN, flight: new Flight(), base };
}

export function copyOf(reach: Reach): Reach {
  return { ...reach, flight: reach.flight.copy() };
}

/** Goes from segment to segment; `sample` holds the last one. */
export class Walk {
  readonly reach: Reach;
  readonly sample = new Sample();
  readonly #direction: Direction;
  readonly #fromServer: boolean;

  constructor(direction: Direction, reach: Reach) {
    this.#direction = direction;
    this.#fromServer = direction.sender === "server";
    this.reach = copyOf(reach);
  }

  /**
   * @param rttNs from the sending of what it acknowledges, or NaN
   * @param sacked bytes in its SACK blocks
   */
  step(columns: LentColumns, i: number, index: number, rttNs: number, sacked: number): void {
    const { sample, reach } = this;
    const { first } = this.#direction;
    const own = (((columns.marks[i] as number) & RowMark.FROM_SERVER) !== 0) === this.#fromServer;
    sample.index = index;
    sample.ns = ((columns.seconds[i] as number) - first.seconds) * 1e9 + ((columns.nanos[i] as number) - first.nanos);
    sample.carries = false;
    sample.rtt = Number.NaN;
    sample.bytes = 0;
    sample.fresh = 0;
    // a reset ends both directions, whoever sends it
    sample.flags = (columns.flags[i] as number) & (own ? 0xfff : TcpFlag.RST);
    sample.notes = columns.notes[i] as number;
    sample.from = own ? 1 : 2;
    if (own) this.#send(columns, i);
    else this.#acknowledge(columns, i, rttNs);
    sample.ack = reach.ack;
    sample.edge = reach.edge;
    const { flight } = reach;
    if (own) flight.send(columns, i);
    else flight.answer(columns, i, sacked);
    sample.flight = own && sample.bytes > 0 ? flight.sent(columns, i) : flight.left;
  }

  #send(columns: LentColumns, i: number): void {
    const { reach, sample } = this;
    const flags = columns.flags[i] as number;
    const payload = columns.payload[i] as number;
    const length = payload + ((flags & TcpFlag.SYN) !== 0 ? 1 : 0) + ((flags & TcpFlag.FIN) !== 0 ? 1 : 0);
    const low = this.#relative(columns.seq[i] as number);
    sample.bytes = payload;
    // a reset may carry any number; it stands where its sender had come to
    if (Number.isNaN(low) || ((flags & TcpFlag.RST) !== 0 && length === 0)) {
      sample.place = Number.isNaN(reach.high) ? 0 : reach.high;
      return;
    }
    const high = low + length;
    const before = Number.isNaN(reach.high) ? low : reach.high;
    reach.high = Math.max(before, high);
    sample.place = high;
    if (length === 0) return;
    sample.carries = true;
    sample.seqLow = low;
    sample.seqHigh = high;
    sample.fresh = Math.min(payload, Math.max(0, high - before));
    sample.repeated = ((columns.notes[i] as number) & REPEATS) !== 0;
  }

  #acknowledge(columns: LentColumns, i: number, rttNs: number): void {
    const { reach, sample } = this;
    const flags = columns.flags[i] as number;
    const known = Number.isNaN(reach.ack) ? (Number.isNaN(reach.high) ? 0 : reach.high) : reach.ack;
    sample.place = known;
    if ((flags & TcpFlag.ACK) === 0) return;
    const ack = this.#relative(columns.ack[i] as number);
    if (Number.isNaN(ack)) return;
    sample.place = ack;
    sample.rtt = rttNs;
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
