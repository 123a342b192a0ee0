import { FrameMark, TcpFlag } from "@tcp-ladder/wire";
import { type LentColumns, Note } from "../columns.ts";
import { isMeasured, sequenceLength } from "../segment.ts";
import { Stretches } from "./stretches.ts";

/** From here on Wireshark takes the number for nonsense. */
const TOO_MANY = 2_000_000_000;
const SYN_ACK = TcpFlag.SYN | TcpFlag.ACK;
const SIGN = 0x8000_0000;

/**
 * What one side has sent and the other not acknowledged, as Wireshark counts it (`tcp.analysis.bytes_in_flight`, version
 * 4.0): from the first captured byte that is not acknowledged to the last one sent, holes between them included, less the
 * SACK blocks in the other side's newest segment. What is acknowledged and sent again counts until the next ACK. After a
 * segment that shows that some before it were not captured there is no number until the other side acknowledges something.
 *
 *     sent      [============]      [=======]  [====]
 *     ACK           ^            not captured
 *     in flight     [===============================]   less SACK blocks
 *
 * Wireshark keeps a list of segments and looks at its least and its greatest number. Those follow from the numbers that
 * any of them holds, so this keeps the numbers: one stretch, and a few where something is missing.
 */
export class Flight {
  /** Numbers under way, counted from the base and put in order by {@link ordered}. */
  #underWay: Stretches;
  /** Of segments that begin before the base and end behind it; counted from the base. */
  #early: Stretches | undefined;
  /** What relative number 0 stands for: the ISN, or one before the first number seen of the side. */
  #base: number | undefined;
  /** Bytes in the SACK blocks of the other side's newest segment. */
  #sacked = 0;
  #known = true;
  /** Numbers of the newest SYN and FIN from the base, which are no bytes; undefined where none was sent. */
  #syn: number | undefined;
  #fin: number | undefined;

  constructor(underWay = new Stretches()) {
    this.#underWay = underWay;
  }

  copy(): Flight {
    const copy = new Flight(this.#underWay.copy());
    copy.#early = this.#early?.copy();
    copy.#base = this.#base;
    copy.#sacked = this.#sacked;
    copy.#known = this.#known;
    copy.#syn = this.#syn;
    copy.#fin = this.#fin;
    return copy;
  }

  /** Takes one of the side's own segments, row `i` of the columns. */
  send(columns: LentColumns, i: number): void {
    const flags = columns.flags[i] as number;
    const payload = columns.payload[i] as number;
    if (!isMeasured(columns.marks[i] as number, payload)) return;
    if (((columns.notes[i] as number) & Note.LOST_SEGMENT) !== 0) this.#known = false;
    const length = sequenceLength(payload, flags);
    const seq = (columns.seq[i] as number) | 0;
    this.#base ??= (flags & TcpFlag.SYN) === 0 ? (seq - 1) | 0 : seq;
    if ((flags & SYN_ACK) === SYN_ACK && seq !== this.#base) this.#moveBase(seq, (seq - this.#base) | 0);
    if (length === 0) return;
    const from = (seq - this.#base) | 0;
    const to = (from + length) | 0;
    if ((flags & TcpFlag.SYN) !== 0) this.#syn = from;
    if ((flags & TcpFlag.FIN) !== 0) this.#fin = (to - 1) | 0;
    this.#add(from, to);
  }

  /**
   * Takes one of the other side's.
   *
   * @param sacked bytes in its SACK blocks
   */
  answer(columns: LentColumns, i: number, sacked: number): void {
    const marks = columns.marks[i] as number;
    if ((marks & FrameMark.UNJUDGED) !== 0) return;
    this.#sacked = sacked;
    if (((columns.flags[i] as number) & TcpFlag.ACK) === 0 || !isMeasured(marks, columns.payload[i] as number)) return;
    const ack = (columns.ack[i] as number) | 0;
    this.#base ??= (ack - 1) | 0;
    this.#known = true;
    this.#dropBefore((ack - this.#base) | 0);
  }

  /** What Wireshark says of a segment that {@link send} took just now; NaN where it says nothing: no byte, or not known. */
  sent(columns: LentColumns, i: number): number {
    const payload = columns.payload[i] as number;
    if (payload === 0 || !isMeasured(columns.marks[i] as number, payload)) return Number.NaN;
    // As Wireshark: a SYN or FIN that another segment carried is counted all the same.
    const virtual = ((columns.flags[i] as number) & (TcpFlag.SYN | TcpFlag.FIN)) === 0 ? 0 : 1;
    const bytes = this.#bytes() - virtual;
    return bytes > 0 ? bytes : Number.NaN;
  }

  /** The same at any other time, so that one sees it fall: 0 where all is acknowledged, NaN where it is not known. No SYN or FIN counts. */
  get left(): number {
    const bytes = this.#bytes();
    if (!(bytes > 0)) return bytes;
    const virtual = (this.#isUnderWay(this.#syn) ? 1 : 0) + (this.#isUnderWay(this.#fin) ? 1 : 0);
    return Math.max(0, bytes - virtual);
  }

  /** A FIN was sent, and all is acknowledged. */
  get isOver(): boolean {
    return this.#fin !== undefined && this.#isAcknowledged;
  }

  get #isAcknowledged(): boolean {
    return this.#underWay.isEmpty && this.#early === undefined && this.#known;
  }

  /** 0 where all is acknowledged; NaN where Wireshark has no number. */
  #bytes(): number {
    if (this.#isAcknowledged) return 0;
    const bytes = (this.#top - this.#low - this.#sacked) >>> 0;
    return this.#known && bytes < TOO_MANY ? bytes : Number.NaN;
  }

  #add(from: number, to: number): void {
    if (ordered(from) < ordered(to)) this.#underWay.add(ordered(from), ordered(to));
    else {
      this.#early ??= new Stretches();
      this.#early.add(from, to);
    }
  }

  /** A SYN+ACK with another number has come. */
  #moveBase(base: number, by: number): void {
    const all = [...this.#underWay.all.map(ordered), ...(this.#early?.all ?? [])].map((number) => (number - by) | 0);
    this.#base = base;
    this.#underWay = new Stretches();
    this.#early = undefined;
    for (let i = 0; i < all.length; i += 2) this.#add(all[i] as number, all[i + 1] as number);
    if (this.#syn !== undefined) this.#syn = (this.#syn - by) | 0;
    if (this.#fin !== undefined) this.#fin = (this.#fin - by) | 0;
  }

  #dropBefore(number: number): void {
    this.#underWay.dropBefore(ordered(number));
    const early = this.#early;
    if (early === undefined) return;
    early.dropBefore(number);
    if (early.low < 0 && !early.isEmpty) return;
    this.#early = undefined;
    if (!early.isEmpty) this.#add(early.low, early.top);
  }

  get #low(): number {
    const { isEmpty, low } = this.#underWay;
    if (this.#early === undefined) return low;
    // Before the base is behind all others.
    return isEmpty ? ordered(this.#early.low) : Math.min(ordered(this.#early.low), low);
  }

  get #top(): number {
    const { isEmpty, top } = this.#underWay;
    if (this.#early === undefined) return top;
    return isEmpty ? ordered(this.#early.top) : Math.max(ordered(this.#early.top), top);
  }

  #isUnderWay(number: number | undefined): boolean {
    return number !== undefined && ordered(number) >= this.#low && ordered(number) < this.#top;
  }
}

/** Wireshark compares relative numbers without sign: one before 0 comes last. Gives signed numbers the same order. */
function ordered(relative: number): number {
  return relative ^ SIGN;
}
