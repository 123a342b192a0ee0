import { OptionBit } from "@tcp-ladder/wire";
import { FIELD_MULTIPATH, SIDE_BIT_MULTIPATH_SHIFT, SIDE_BITS } from "../connection/layout.ts";
import type { Segment } from "../segment.ts";
import type { RecordView } from "../table/records.ts";
import {
  MULTIPATH_KNOWN,
  MULTIPATH_LATE_TOKEN,
  MULTIPATH_NUMBERED,
  MULTIPATH_SCALE_BEHIND,
  NO_TOKEN,
  OPERATIONS,
} from "./multipath-options.ts";

/**
 * What is known of an MPTCP connection's ends: a token and a key for end 0, and one bit further for end 1. To Wireshark a
 * data sequence number of eight bytes is as good as a key.
 */
const TOKEN = 1;
const KEY = 4;

/** Wireshark's bookkeeping of tokens has no place for this one: it gives the segment up. */
const NO_PLACE = -1;

/**
 * MPTCP's connections, each of one TCP connection or several that name each other by a token (RFC 8684, 2.2), and the
 * operations seen on any of them. A TCP connection's membership is a number: twice the MPTCP connection's, plus the end of
 * it that the client is; 0 stands for none. Whose token is whose is kept as Wireshark keeps it.
 */
export class MultipathConnections {
  readonly #operations = [0];
  readonly #ends = [0];
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
    const membership = this.#settle(segment, segment.multipathNumber || connection.get(FIELD_MULTIPATH));
    if (membership === 0) return;
    connection.set(FIELD_MULTIPATH, membership);
    const number = membership >>> 1;
    this.#operations[number] = (this.#operations[number] as number) | (segment.multipath & OPERATIONS);
  }

  /** A first segment is taken in more than once: its membership is settled before, and its tokens are done with. */
  begin(segment: Segment): void {
    segment.multipathNumber = this.#settle(segment, 0);
    segment.token = NO_TOKEN;
    segment.otherToken = NO_TOKEN;
  }

  /** Its membership; where a token has no place, that of before, and the segment is given up. */
  #settle(segment: Segment, known: number): number {
    const late = (segment.multipath & MULTIPATH_LATE_TOKEN) !== 0;
    const before = known === 0 && late ? this.#add(segment.fromServer) : known;
    const membership = this.#membershipOf(segment, before);
    if (membership !== NO_PLACE) return membership;
    segment.optionsCut = true;
    if ((segment.multipath & MULTIPATH_SCALE_BEHIND) !== 0) segment.options &= ~OptionBit.WINDOW_SCALE;
    segment.multipath &= ~OPERATIONS;
    return before;
  }

  #membershipOf({ multipath, token, otherToken, fromServer }: Segment, before: number): number {
    let membership = before;
    // A key's sender tells its own token, and maybe the other's; who joins tells the other's alone.
    if (token !== NO_TOKEN) membership = this.#learnKey(membership, fromServer, fromServer, token);
    if (otherToken !== NO_TOKEN && membership !== NO_PLACE) {
      const ofServer = !fromServer;
      membership =
        token === NO_TOKEN
          ? this.#learnToken(membership, fromServer, ofServer, otherToken)
          : this.#learnKey(membership, fromServer, ofServer, otherToken);
    }
    if (membership === 0 && (multipath & MULTIPATH_KNOWN) !== 0) membership = this.#add(fromServer);
    if (membership > 0 && (multipath & MULTIPATH_NUMBERED) !== 0) this.#mark(KEY, membership, fromServer);
    return membership;
  }

  /** A side's first key counts. */
  #learnKey(before: number, fromServer: boolean, ofServer: boolean, token: number): number {
    if (before !== 0 && this.#has(KEY, before, ofServer)) return before;
    const membership = this.#learnToken(before, fromServer, ofServer, token);
    if (membership !== NO_PLACE) this.#mark(KEY, membership, ofServer);
    return membership;
  }

  /** A side's first token counts, and joins those that know it already. */
  #learnToken(before: number, fromServer: boolean, ofServer: boolean, token: number): number {
    if (before !== 0 && this.#has(TOKEN, before, ofServer)) return before;
    const known = this.#byToken.get(token);
    if (known !== undefined) {
      const end = before >>> 1 === known && endOf(before, ofServer) === 0 ? 0 : 1;
      return membershipOf(known, end, ofServer);
    }
    let membership = before;
    if (before === 0) membership = this.#add(fromServer);
    else {
      const number = before >>> 1;
      const ends = this.#ends[number] as number;
      if ((ends & (TOKEN | (TOKEN << 1))) === 0) return NO_PLACE;
      membership = membershipOf(number, (ends & TOKEN) === 0 ? 0 : 1, ofServer);
    }
    this.#mark(TOKEN, membership, ofServer);
    this.#byToken.set(token, membership >>> 1);
    return membership;
  }

  #of(connection: RecordView): number {
    return this.#operations[connection.get(FIELD_MULTIPATH) >>> 1] as number;
  }

  #has(what: number, membership: number, ofServer: boolean): boolean {
    return ((this.#ends[membership >>> 1] as number) & (what << endOf(membership, ofServer))) !== 0;
  }

  #mark(what: number, membership: number, ofServer: boolean): void {
    const number = membership >>> 1;
    this.#ends[number] = (this.#ends[number] as number) | (what << endOf(membership, ofServer));
  }

  /** Who shows it first is its end 0. */
  #add(fromServer: boolean): number {
    this.#ends.push(0);
    return membershipOf(this.#operations.push(0) - 1, 0, fromServer);
  }
}

function endOf(membership: number, ofServer: boolean): number {
  return (membership & 1) ^ (ofServer ? 1 : 0);
}

/** Of the MPTCP connection of this number, where the server, or the client, is this end of it. */
function membershipOf(number: number, end: number, ofServer: boolean): number {
  return (number << 1) | (end ^ (ofServer ? 1 : 0));
}
