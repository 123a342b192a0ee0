import type { FrameRecord, FrameSink } from "@tcp-ladder/capture-file";
import {
  type DecodedFrame,
  FrameMark,
  firstLayer,
  isPlainV4,
  OptionBit,
  plainHeaderLength,
  plainLength,
  plainOffset,
  plainOptions,
  plainTcpOffset,
  wireEndOf,
} from "@tcp-ladder/wire";
import { NO_TOKEN } from "../analysis/multipath-options.ts";
import { mayBreak } from "../analysis/option-walk.ts";
import { hasOrdinaryFlags, looksOrdinary } from "../analysis/ordinary.ts";
import { PAIR_PORTS, PairRecords, V4_PAIR_WORDS, V6_PAIR_WORDS } from "../connection/pair-records.ts";
import { PairTable, V4_KEY, V4_KEY_WORDS, V6_KEY, V6_KEY_WORDS, writeV4Key, writeV6Key } from "../connection/pairs.ts";
import { CountingDecoder } from "../counting.ts";
import type { FrameCounters } from "../flow.ts";
import { newSegment, readFrame, type Segment } from "../segment.ts";
import {
  BLOCK_COUNT,
  BLOCK_KEYS,
  BLOCK_MORE,
  BLOCK_MOST,
  BLOCK_PAIRS,
  BLOCK_SEGMENTS,
  BLOCK_WORDS,
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
import { writeHeader } from "./header.ts";

const VALUES = OptionBit.MSS | OptionBit.WINDOW_SCALE;
/** What one segment needs at most beyond its words. */
const MOST_MORE = OPTION_WORDS + HEADER_WORDS + 1;

/** Decodes frames and finds their endpoints, or leaves that to who takes the segments into connections: that one gets them in blocks. */
export class SegmentSender implements FrameSink {
  readonly #decoder = new CountingDecoder();
  readonly #records = new PairRecords();
  readonly #pairs = new PairTable(this.#records);
  readonly #keys = new Int32Array(BLOCK_MOST * V6_KEY_WORDS);
  /** As `PairTable.findAll` takes and leaves it. */
  readonly #found = new Int32Array(BLOCK_MOST);
  readonly #segment = newSegment();
  readonly #next: () => Int32Array;
  #block: Int32Array;
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);
  #leavesPairs = false;
  #count = 0;
  #nextKey = 0;
  #at = BLOCK_SEGMENTS;
  #more = BLOCK_MORE;

  /** @param next passes the block on that it gave before, and gives one to fill, BLOCK_WORDS long */
  constructor(next: () => Int32Array) {
    this.#next = next;
    this.#block = next();
  }

  get counters(): FrameCounters {
    return this.#decoder.counters;
  }

  get segments(): number {
    return this.#decoder.counters.segments;
  }

  frame(record: FrameRecord): void {
    const { bytes, start, end, originalLength, linkType, checkLength } = record;
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const ip = checkLength > 0 ? -1 : plainOffset(this.#view, start, end, firstLayer(linkType));
    const tcp = ip === -1 ? -1 : plainTcpOffset(this.#view, ip, end, wireEndOf(start, end, originalLength));
    if (tcp === -1 || !this.#writePlain(record, this.#view, ip, tcp)) this.#decode(record);
  }

  /**
   * A segment of a plain frame whose options are known by their first word goes into the block as it lies: nine in ten do.
   * False, and nothing done, for any other.
   *
   * @param ip where its IP header begins
   * @param tcp where its TCP header begins
   */
  #writePlain(record: FrameRecord, view: DataView, ip: number, tcp: number): boolean {
    const { start, end, originalLength } = record;
    const flags = view.getUint16(tcp + 12) & 0xfff;
    const headerLength = plainHeaderLength(view, tcp);
    const options = plainOptions(view, tcp, headerLength, end);
    if (options === -1) return false;
    const isSnapped = originalLength > end - start;
    this.#decoder.count(isSnapped);
    const block = this.#block;
    const at = this.#at;
    block[at + SEGMENT_SEQ] = view.getInt32(tcp + 4);
    block[at + SEGMENT_ACK] = view.getInt32(tcp + 8);
    block[at + SEGMENT_FLAGS_AND_WINDOW] = (flags << 16) | view.getUint16(tcp + 14);
    block[at + SEGMENT_PAYLOAD] = plainLength(view, ip, tcp, wireEndOf(start, end, originalLength)) - headerLength;
    const marks = (record.marks & 0xfff) | (isSnapped ? FrameMark.SNAPPED : 0);
    const isV4 = isPlainV4(ip, tcp);
    const ports = view.getInt32(tcp);
    const turn = isV4 ? this.#writeV4Key(tcp - 8, tcp - 4, ports) : this.#writeV6Key(tcp - 32, tcp - 16, ports);
    const looks = hasOrdinaryFlags(flags) ? FACT_LOOKS_ORDINARY : 0;
    this.#end(record, (marks << 16) | (turn & FACT_FROM_HIGHER) | looks | options);
    return true;
  }

  /**
   * Pairs are found when the block is full.
   *
   * @param source where the address stands
   * @returns all bits set where the higher endpoint sent the frame, else 0
   */
  #writeV4Key(source: number, destination: number, ports: number): number {
    const key = this.#nextKey;
    this.#found[this.#count] = V4_KEY;
    this.#nextKey = key + V4_KEY_WORDS;
    return writeV4Key(this.#view, source, destination, ports, this.#keys, key);
  }

  #writeV6Key(source: number, destination: number, ports: number): number {
    const key = this.#nextKey;
    this.#found[this.#count] = V6_KEY;
    this.#nextKey = key + V6_KEY_WORDS;
    return writeV6Key(this.#view, source, destination, ports, this.#keys, key);
  }

  #decode(record: FrameRecord): void {
    if (!this.#decoder.decode(record)) return;
    const frame = this.#decoder.decoded;
    const block = this.#block;
    const at = this.#at;
    const ports = (frame.sourcePort << 16) | frame.destinationPort;
    const { ipVersion, sourceOffset, destinationOffset } = frame;
    const turn =
      ipVersion === 6
        ? this.#writeV6Key(sourceOffset, destinationOffset, ports)
        : this.#writeV4Key(sourceOffset, destinationOffset, ports);
    let facts = (((record.marks | frame.marks) & 0xfff) << 16) | (turn & FACT_FROM_HIGHER);
    const ordinary = looksOrdinary(frame);
    if (ordinary) facts |= FACT_LOOKS_ORDINARY;
    if (ordinary && !mayBreak(frame)) {
      block[at + SEGMENT_SEQ] = frame.seq;
      block[at + SEGMENT_ACK] = frame.ack;
      block[at + SEGMENT_FLAGS_AND_WINDOW] = (frame.flags << 16) | frame.window;
      block[at + SEGMENT_PAYLOAD] = frame.payloadLength;
      facts |= frame.options;
    } else {
      facts |= this.#writeOdd(block, at, facts >>> 16, frame);
    }
    this.#end(record, facts);
  }

  /** Writes time and facts of the segment at hand: it is whole. */
  #end({ seconds, nanos }: FrameRecord, known: number): void {
    const block = this.#block;
    const at = this.#at;
    let facts = known;
    block[at + SEGMENT_SECONDS] = seconds;
    block[at + SEGMENT_NANOS] = Math.min(nanos, 0xffffffff);
    if (seconds !== seconds >>> 0) {
      facts |= FACT_FAR_TIME;
      block[this.#more++] = Math.floor(seconds / 0x1_0000_0000);
    }
    block[at + SEGMENT_FACTS] = facts;
    this.#at = at + SEGMENT_WORDS;
    if (++this.#count === BLOCK_MOST || this.#more > BLOCK_WORDS - MOST_MORE) this.flush();
  }

  /** From the next block on, who takes it finds the pairs. There is no way back: those that it finds are not known here. */
  leavePairs(): void {
    if (this.#leavesPairs) return;
    if (this.#count > 0) this.flush();
    this.#leavesPairs = true;
    this.#pairs.close();
  }

  /** Passes on what there is. */
  flush(): void {
    if (this.#leavesPairs) this.#writeKeys();
    else this.#findPairs();
    this.#block[BLOCK_KEYS] = this.#leavesPairs ? this.#nextKey : 0;
    this.#block[BLOCK_COUNT] = this.#count;
    this.#block = this.#next();
    this.#count = 0;
    this.#nextKey = 0;
    this.#at = BLOCK_SEGMENTS;
    this.#more = BLOCK_MORE;
  }

  #findPairs(): void {
    const block = this.#block;
    const found = this.#found;
    this.#pairs.findAll(this.#keys, found, this.#count);
    let next = BLOCK_PAIRS;
    for (let i = 0, at = BLOCK_SEGMENTS; i < this.#count; i++, at += SEGMENT_WORDS) {
      const pair = found[i] as number;
      block[at + SEGMENT_PAIR] = pair < 0 ? ~pair : pair;
      if (pair >= 0) continue;
      block[at + SEGMENT_FACTS] = (block[at + SEGMENT_FACTS] as number) | FACT_NEW_PAIR;
      next = this.#writePair(~pair, next);
    }
  }

  #writeKeys(): void {
    const block = this.#block;
    const found = this.#found;
    for (let i = 0, at = BLOCK_SEGMENTS; i < this.#count; i++, at += SEGMENT_WORDS) {
      block[at + SEGMENT_PAIR] = found[i] as number;
    }
    block.set(this.#keys.subarray(0, this.#nextKey), BLOCK_PAIRS);
  }

  #writePair(pair: number, to: number): number {
    const isV4 = (pair & 1) === 0;
    const pool = isV4 ? this.#records.v4 : this.#records.v6;
    const words = pool.words(pair >>> 1);
    const base = pool.base(pair >>> 1);
    const length = isV4 ? V4_PAIR_WORDS : V6_PAIR_WORDS;
    for (let i = PAIR_PORTS; i < length; i++) this.#block[to + i - PAIR_PORTS] = words[base + i] as number;
    return to + length - PAIR_PORTS;
  }

  /** A segment that is not read as it stands. Returns its options, and whether more of them follows. */
  #writeOdd(block: Int32Array, at: number, marks: number, frame: DecodedFrame): number {
    const segment = this.#segment;
    readFrame(segment, marks & 0xfff, frame);
    block[at + SEGMENT_SEQ] = segment.seq;
    block[at + SEGMENT_ACK] = segment.ack;
    block[at + SEGMENT_FLAGS_AND_WINDOW] = (segment.flags << 16) | segment.window;
    block[at + SEGMENT_PAYLOAD] = segment.payload;
    const told = (segment.options & VALUES) !== 0 || segment.multipath !== 0 || segment.optionsCut;
    if (!told && !segment.restsOnAck) return segment.options;
    this.#writeOptions(segment);
    if (segment.restsOnAck) {
      writeHeader(frame, block, this.#more);
      this.#more += HEADER_WORDS;
    }
    return segment.options | FACT_OPTIONS;
  }

  #writeOptions({ mss, windowScale, multipath, optionsCut, restsOnAck, token, otherToken }: Segment): void {
    const block = this.#block;
    const more = this.#more;
    let bits = multipath;
    if (optionsCut) bits |= OPTION_BIT_CUT;
    if (token !== NO_TOKEN) bits |= OPTION_BIT_TOKEN;
    if (otherToken !== NO_TOKEN) bits |= OPTION_BIT_OTHER_TOKEN;
    if (restsOnAck) bits |= OPTION_BIT_RESTS_ON_ACK;
    block[more + OPTION_MSS_AND_SCALE] = (windowScale << 16) | mss;
    block[more + OPTION_MULTIPATH] = bits;
    block[more + OPTION_TOKEN] = token;
    block[more + OPTION_OTHER_TOKEN] = otherToken;
    this.#more = more + OPTION_WORDS;
  }
}
