import { newDecodedFrame } from "@tcp-ladder/wire";
import { NO_TOKEN } from "../analysis/multipath-options.ts";
import { PAIR_PORTS, type PairRecords, V4_PAIR_WORDS, V6_PAIR_WORDS } from "../connection/pair-records.ts";
import { PairTable, V6_KEY_WORDS } from "../connection/pairs.ts";
import type { Intake } from "../intake.ts";
import { newSegment, type Segment } from "../segment.ts";
import type { RowTimes } from "../table/times.ts";
import {
  BLOCK_COUNT,
  BLOCK_KEYS,
  BLOCK_MORE,
  BLOCK_MOST,
  BLOCK_PAIRS,
  BLOCK_SEGMENTS,
  FACT_FAR_TIME,
  FACT_FROM_HIGHER,
  FACT_LOOKS_ORDINARY,
  FACT_NEW_PAIR,
  FACT_OPTIONS,
  HEADER_WORDS,
  OPTION_BIT_CUT,
  OPTION_BIT_OTHER_TOKEN,
  OPTION_BIT_RESTS_ON_ACK,
  OPTION_BIT_TOKEN,
  OPTION_MSS_AND_SCALE,
  OPTION_MULTIPATH,
  OPTION_MULTIPATH_BITS,
  OPTION_OTHER_TOKEN,
  OPTION_TOKEN,
  OPTION_WORDS,
  SEGMENT_ACK,
  SEGMENT_FACTS,
  SEGMENT_FLAGS_AND_WINDOW,
  SEGMENT_NANOS,
  SEGMENT_PAIR,
  SEGMENT_PAYLOAD,
  SEGMENT_SECONDS,
  SEGMENT_SEQ,
  SEGMENT_WORDS,
} from "./block.ts";
import { readHeader } from "./header.ts";

/** Takes the segments of blocks into connections. */
export class SegmentReceiver {
  readonly #intake: Intake;
  readonly #times: RowTimes;
  readonly #segment = newSegment();
  readonly #noHeader = newDecodedFrame();
  /** Where pairs are found here, and not by who sends. */
  #table: PairTable | undefined;
  readonly #keys = new Int32Array(BLOCK_MOST * V6_KEY_WORDS);
  readonly #found = new Int32Array(BLOCK_MOST);

  constructor(intake: Intake, times: RowTimes) {
    this.#intake = intake;
    this.#times = times;
  }

  take(block: Int32Array): void {
    const intake = this.#intake;
    const times = this.#times;
    const { pairs } = intake;
    const count = block[BLOCK_COUNT] as number;
    const end = BLOCK_SEGMENTS + count * SEGMENT_WORDS;
    times.reserve(count);
    if (block[BLOCK_KEYS] !== 0) this.#findPairs(block, count);
    let newPairs = BLOCK_PAIRS;
    let more = BLOCK_MORE;
    for (let at = BLOCK_SEGMENTS; at < end; at += SEGMENT_WORDS) {
      const facts = block[at + SEGMENT_FACTS] as number;
      const pair = block[at + SEGMENT_PAIR] as number;
      if ((facts & FACT_NEW_PAIR) !== 0) newPairs = this.#addPair(block, pair, newPairs);
      const options = more;
      if ((facts & FACT_OPTIONS) !== 0) more = behindOptions(block, more);
      let seconds = (block[at + SEGMENT_SECONDS] as number) >>> 0;
      if ((facts & FACT_FAR_TIME) !== 0) seconds += (block[more++] as number) * 0x1_0000_0000;
      const row = times.addTime(seconds, (block[at + SEGMENT_NANOS] as number) >>> 0);
      const known = pairs.current(pair);
      const fromHigher = (facts & FACT_FROM_HIGHER) !== 0;
      if ((facts & FACT_LOOKS_ORDINARY) !== 0 && known !== -1) {
        const seq = block[at + SEGMENT_SEQ] as number;
        const ack = block[at + SEGMENT_ACK] as number;
        const window = (block[at + SEGMENT_FLAGS_AND_WINDOW] as number) & 0xffff;
        const payload = block[at + SEGMENT_PAYLOAD] as number;
        if (intake.takeShortWay(known, fromHigher, row, seq, ack, window, payload, 0, undefined)) continue;
      }
      const segment = this.#segment;
      readSegment(segment, block, at, options);
      segment.row = row;
      const header = segment.restsOnAck
        ? readHeader(block, options + OPTION_WORDS, segment.flags, segment.ack)
        : this.#noHeader;
      intake.takeLongWay(pair, known, fromHigher, segment, header, undefined);
    }
  }

  /** Puts pairs where keys are; those that are new are in the records, then. */
  #findPairs(block: Int32Array, count: number): void {
    this.#table ??= tableOf(this.#intake.pairs);
    const keys = this.#keys;
    const found = this.#found;
    for (let i = 0, at = BLOCK_SEGMENTS; i < count; i++, at += SEGMENT_WORDS) {
      found[i] = block[at + SEGMENT_PAIR] as number;
    }
    keys.set(block.subarray(BLOCK_PAIRS, BLOCK_PAIRS + (block[BLOCK_KEYS] as number)));
    this.#table.findAll(keys, found, count);
    for (let i = 0, at = BLOCK_SEGMENTS; i < count; i++, at += SEGMENT_WORDS) {
      const pair = found[i] as number;
      block[at + SEGMENT_PAIR] = pair < 0 ? ~pair : pair;
    }
  }

  #addPair(block: Int32Array, pair: number, from: number): number {
    const { pairs } = this.#intake;
    if ((pair & 1) === 0) {
      pairs.addV4(block[from] as number, block[from + 1] as number, block[from + 2] as number);
      return from + V4_PAIR_WORDS - PAIR_PORTS;
    }
    pairs.addV6(block, from);
    return from + V6_PAIR_WORDS - PAIR_PORTS;
  }
}

/** Finds those pairs, too, that others have found. */
function tableOf(records: PairRecords): PairTable {
  const table = new PairTable(records);
  table.index();
  return table;
}

function behindOptions(block: Int32Array, at: number): number {
  const rests = ((block[at + OPTION_MULTIPATH] as number) & OPTION_BIT_RESTS_ON_ACK) !== 0;
  return at + OPTION_WORDS + (rests ? HEADER_WORDS : 0);
}

/** What `readFrame` made of the frame; where it comes to stand the caller knows. */
function readSegment(segment: Segment, block: Int32Array, at: number, more: number): void {
  const facts = block[at + SEGMENT_FACTS] as number;
  const flagsAndWindow = block[at + SEGMENT_FLAGS_AND_WINDOW] as number;
  const hasOptions = (facts & FACT_OPTIONS) !== 0;
  const values = hasOptions ? (block[more + OPTION_MSS_AND_SCALE] as number) : 0;
  const bits = hasOptions ? (block[more + OPTION_MULTIPATH] as number) : 0;
  segment.seq = block[at + SEGMENT_SEQ] as number;
  segment.ack = block[at + SEGMENT_ACK] as number;
  segment.flags = flagsAndWindow >>> 16;
  segment.payload = block[at + SEGMENT_PAYLOAD] as number;
  segment.window = flagsAndWindow & 0xffff;
  segment.options = facts & 0xfff;
  segment.mss = values & 0xffff;
  segment.windowScale = values >>> 16;
  segment.multipath = bits & OPTION_MULTIPATH_BITS;
  segment.token = (bits & OPTION_BIT_TOKEN) === 0 ? NO_TOKEN : (block[more + OPTION_TOKEN] as number) >>> 0;
  segment.otherToken =
    (bits & OPTION_BIT_OTHER_TOKEN) === 0 ? NO_TOKEN : (block[more + OPTION_OTHER_TOKEN] as number) >>> 0;
  segment.multipathNumber = 0;
  segment.optionsCut = (bits & OPTION_BIT_CUT) !== 0;
  segment.restsOnAck = (bits & OPTION_BIT_RESTS_ON_ACK) !== 0;
  segment.marks = (facts >>> 16) & 0xfff;
  segment.notes = 0;
  segment.related = -1;
  segment.acknowledges = -1;
}
