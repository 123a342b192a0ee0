import { seqAdd, seqDiff, TcpFlag } from "@tcp-ladder/wire";
import { assume, type Direction, record } from "./direction.ts";
import type { End } from "./ends.ts";
import type { SegmentLine } from "./line.ts";

/** A segment's numbers as they were on the wire, as far as the text allows. */
export interface ResolvedNumbers {
  readonly seq: number;
  readonly ack: number;
  /** What is added to a SACK's numbers. */
  readonly ackBase: number;
  /** The line gave no seq; `seq` is what the sender had reached. */
  readonly inferred: boolean;
  /** The numbers are relative and nothing in the text makes them absolute. */
  readonly relative: boolean;
  /** Nothing before this line says what the sender had reached; a later line may. */
  readonly unknown: boolean;
}

/** Numbers under this are taken for relative where nothing else tells: an ISN is that small once in 256 times. */
const SMALL = 1 << 24;
/** And so much has hardly been sent where one of a line's numbers is relative. */
const LARGE = 1 << 28;

/**
 * Makes tcpdump's numbers absolute. Without -S it prints the first numbers of a conversation as they are (those of SYNs,
 * and of segments without ACK, always), and later ones less the first seq of their direction; an ack less the first
 * ack, plus one. Whether a text was made with -S is seen in the numbers themselves, line by line.
 */
export class SequenceBook {
  /** How the text's numbers were last seen to be. */
  #lastRelative = false;

  resolve(line: SegmentLine<End>): ResolvedNumbers {
    const own = line.source.towards(line.destination);
    const peer = line.destination.towards(line.source);
    const hasAck = (line.flags & TcpFlag.ACK) !== 0;
    const syn = (line.flags & TcpFlag.SYN) !== 0;
    if (syn) this.#opened(line, hasAck, own, peer);
    const relative = hasAck && !syn && this.#isRelative(line, own, peer);
    if (relative) {
      assume(own);
      assume(peer);
    } else if (hasAck && (syn || !own.recorded)) {
      record(own, line.seq ?? own.next);
      record(peer, line.ack === undefined ? undefined : seqAdd(line.ack, -1));
    }
    const ownBase = relative ? (own.base ?? 0) : 0;
    const ackBase = relative ? (peer.base ?? 0) : 0;
    const known = line.seq === undefined ? own.next : seqAdd(line.seq, ownBase);
    const seq = known ?? 0;
    const ack = line.ack === undefined ? 0 : seqAdd(line.ack, ackBase);
    const unknown = known === undefined && !relative;
    if (!unknown) this.#reach(own, seqAdd(seq, consumed(line)));
    if (hasAck) this.#reach(peer, ack);
    return {
      seq,
      ack,
      ackBase,
      inferred: line.seq === undefined,
      relative: relative ? own.relative || peer.relative : unknown,
      unknown,
    };
  }

  /** Tells what a sender had reached before its first line, found in a later one. */
  learn(line: SegmentLine<End>, reached: number): void {
    const own = line.source.towards(line.destination);
    own.next ??= reached;
    own.base ??= reached;
  }

  #opened(line: SegmentLine<End>, hasAck: boolean, own: Direction, peer: Direction): void {
    if (own.isn === line.seq) return; // sent again
    own.isn = line.seq;
    own.next = undefined;
    if (!hasAck) {
      peer.isn = undefined;
      peer.next = undefined;
    }
  }

  /** Both numbers of a line are of one kind: the kind that lies nearer to what its two ends had reached. */
  #isRelative(line: SegmentLine<End>, own: Direction, peer: Direction): boolean {
    let absoluteError = 0;
    let relativeError = 0;
    let known = false;
    for (let i = 0; i < 2; i++) {
      const value = i === 0 ? line.seq : line.ack;
      const direction = i === 0 ? own : peer;
      const base = direction.base ?? direction.isn;
      const expected = direction.next ?? base;
      if (value === undefined || expected === undefined) continue;
      known = true;
      absoluteError += Math.abs(seqDiff(value, expected));
      relativeError += Math.abs(seqDiff(seqAdd(value, base ?? 0), expected));
    }
    if (known && own.relative === peer.relative && own.relative) {
      // Without a true base both errors are the same: a line far from everything before it is absolute.
      return absoluteError < LARGE;
    }
    if (known && absoluteError !== relativeError) this.#lastRelative = relativeError < absoluteError;
    if (!known) {
      const given = [line.seq, line.ack].filter((value) => value !== undefined);
      this.#lastRelative = Math.min(...given) < SMALL && Math.max(...given) < LARGE;
    }
    return this.#lastRelative;
  }

  #reach(direction: Direction, next: number): void {
    if (direction.next === undefined || seqDiff(next, direction.next) > 0) direction.next = next;
  }
}

/** Sequence numbers that a segment takes (RFC 9293, section 3.4). */
export function consumed(line: SegmentLine<End>): number {
  const controls = ((line.flags & TcpFlag.SYN) !== 0 ? 1 : 0) + ((line.flags & TcpFlag.FIN) !== 0 ? 1 : 0);
  return line.length + controls;
}
