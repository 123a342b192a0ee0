import { FIELD_MULTIPATH, SIDE_BIT_MULTIPATH_SHIFT, SIDE_BITS } from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";
import { MULTIPATH_KNOWN, NO_TOKEN } from "./option-walk.ts";

const OPERATIONS = 0xff;

/**
 * MPTCP's connections, each of one TCP connection or several that name each other by a token (RFC 8684, 2.2), and the
 * operations seen on any of them. Number 0 stands for none.
 */
export class MultipathConnections {
  readonly #operations = [0];
  readonly #byToken = new Map<number, number>();

  /** Whether there is any. */
  get seen(): boolean {
    return this.#operations.length > 1;
  }

  /**
   * Whether it has learnt a new operation since this side's last segment: a repeated ACK then carries news on the other
   * level, and is no duplicate (RFC 8684, section 4).
   */
  hasNews(connection: RecordView, sender: RecordView): boolean {
    return this.#of(connection) !== sender.get(SIDE_BITS) >>> SIDE_BIT_MULTIPATH_SHIFT;
  }

  /** Remembers which operations were known when this side sent. */
  remember(connection: RecordView, sender: RecordView): void {
    if (connection.get(FIELD_MULTIPATH) === 0) return;
    sender.set(SIDE_BITS, (sender.get(SIDE_BITS) & 0xffff) | (this.#of(connection) << SIDE_BIT_MULTIPATH_SHIFT));
  }

  /** Takes the segment's operations in, and joins its connection to the one that its tokens name. */
  take(segment: Segment, connection: RecordView): void {
    const number = this.#numberOf(segment, segment.multipathNumber || connection.get(FIELD_MULTIPATH));
    if (number === 0) return;
    connection.set(FIELD_MULTIPATH, number);
    this.#operations[number] = (this.#operations[number] as number) | (segment.multipath & OPERATIONS);
  }

  /** A first segment is taken in more than once: its number is settled before, and its tokens are done with. */
  begin(segment: Segment): void {
    segment.multipathNumber = this.#numberOf(segment, 0);
    segment.token = NO_TOKEN;
    segment.otherToken = NO_TOKEN;
  }

  #numberOf(segment: Segment, before: number): number {
    const number = this.#named(segment.otherToken, this.#named(segment.token, before));
    return number === 0 && (segment.multipath & MULTIPATH_KNOWN) !== 0 ? this.#add() : number;
  }

  #of(connection: RecordView): number {
    return this.#operations[connection.get(FIELD_MULTIPATH)] as number;
  }

  /** Who goes by this token; where nobody does yet, `otherwise` will. */
  #named(token: number, otherwise: number): number {
    if (token === NO_TOKEN) return otherwise;
    const known = this.#byToken.get(token);
    if (known !== undefined) return known;
    const number = otherwise === 0 ? this.#add() : otherwise;
    this.#byToken.set(token, number);
    return number;
  }

  #add(): number {
    return this.#operations.push(0) - 1;
  }
}
