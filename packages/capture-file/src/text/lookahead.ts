import { TcpFlag } from "@tcp-ladder/wire";
import { Clock, clockMode, type SegmentTime } from "./clock.ts";
import type { End } from "./ends.ts";
import type { SegmentLine } from "./line.ts";
import { type ResolvedNumbers, SequenceBook } from "./sequence.ts";
import type { Stamp } from "./stamp.ts";

interface Held {
  /** Undefined for a line that is no segment: it moves the clock, as differences are from line to line. */
  readonly line: SegmentLine<End> | undefined;
  readonly stamp: Stamp;
}

/** So many segments are held back at most. */
const MAX_HELD = 256;

/** Numbers under this may be relative ones. */
const SMALL = 1 << 24;

/**
 * Gives each segment its time and its numbers. Most are passed on at once. Held back, up to a bound, are those of which
 * only a later line tells what they mean: times that may be differences, and a bare ACK that begins a conversation.
 */
export class Lookahead {
  readonly #pass: (line: SegmentLine<End>, numbers: ResolvedNumbers, time: SegmentTime) => void;
  readonly #book = new SequenceBook();
  readonly #clock = new Clock();
  #clockKnown = false;
  #held: Held[] = [];

  constructor(pass: (line: SegmentLine<End>, numbers: ResolvedNumbers, time: SegmentTime) => void) {
    this.#pass = pass;
  }

  add(line: SegmentLine<End>, stamp: Stamp): void {
    // nearly always: nothing is held, and nothing has to be found out
    if (this.#clockKnown && this.#held.length === 0) {
      const numbers = this.#book.resolve(line);
      if (!numbers.unknown) {
        this.#pass(line, numbers, this.#clock.timeOf(stamp));
        return;
      }
    }
    this.#held.push({ line, stamp });
    this.#drain(this.#held.length >= MAX_HELD);
  }

  /** A line that is no segment but has a time. */
  tick(stamp: Stamp): void {
    this.#held.push({ line: undefined, stamp });
    this.#drain(this.#held.length >= MAX_HELD);
  }

  finish(): void {
    this.#drain(true);
  }

  #drain(decideNow: boolean): void {
    if (!this.#clockKnown) {
      const stamps = this.#held.map((held) => held.stamp);
      const mode = clockMode(stamps, decideNow);
      if (mode === undefined) return;
      this.#clock.mode = mode;
      this.#clockKnown = true;
    }
    let done = 0;
    for (const { line, stamp } of this.#held) {
      if (line === undefined) {
        this.#clock.timeOf(stamp);
        done++;
        continue;
      }
      let numbers = this.#book.resolve(line);
      if (numbers.unknown) {
        const reached = this.#reachedLater(line, done + 1);
        if (reached === undefined && !decideNow) break;
        if (reached !== undefined && reached >= SMALL) {
          this.#book.learn(line, reached);
          numbers = this.#book.resolve(line);
        }
      }
      this.#pass(line, numbers, this.#clock.timeOf(stamp));
      done++;
    }
    this.#held = this.#held.slice(done);
  }

  /** What the sender of a line had reached, by the next line that has a number of its direction. */
  #reachedLater(line: SegmentLine<End>, from: number): number | undefined {
    for (let i = from; i < this.#held.length; i++) {
      const later = (this.#held[i] as Held).line;
      if (later === undefined) continue;
      if (same(later, line.source, line.destination) && later.seq !== undefined) return later.seq;
      const answers = same(later, line.destination, line.source) && (later.flags & TcpFlag.ACK) !== 0;
      if (answers && later.ack !== undefined) return later.ack;
    }
    return undefined;
  }
}

function same(line: SegmentLine<End>, from: End, to: End): boolean {
  return line.source === from && line.destination === to;
}
