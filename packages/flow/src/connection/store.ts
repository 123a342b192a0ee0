import type { Segment } from "../segment.ts";
import { RECORD_MASK, RecordPool, RecordView } from "../table/records.ts";
import { keepFirst, readFirst } from "./first-segment.ts";
import {
  CORE_BIT_CLIENT_IS_HIGHER,
  CORE_FIRST_OPTIONS,
  CORE_PAIR,
  CORE_RECORD,
  CORE_WORDS,
  FIELD_CLIENT,
  FIELD_SERVER,
  RECORD_WORDS,
} from "./layout.ts";

/** All connections: cores and records, and views of the one at hand. */
export class ConnectionStore {
  readonly #cores = new RecordPool(CORE_WORDS);
  readonly #records = new RecordPool(RECORD_WORDS);
  /** The connection at hand, its client's and its server's side. */
  readonly view = new RecordView();
  readonly client = new RecordView();
  readonly server = new RecordView();

  constructor() {
    // Record 0 is scratch: there a connection's only segment is worked out.
    this.#records.add();
  }

  get length(): number {
    return this.#cores.length;
  }

  /** A new connection of a pair, begun by a segment; `opener` as {@link keepFirst} takes it. */
  add(pair: number, segment: Segment, opener: number): number {
    const id = this.#cores.add();
    const words = this.#cores.words(id);
    const base = this.#cores.base(id);
    words[base + CORE_PAIR] = pair;
    keepFirst(segment, words, base, opener);
    return id;
  }

  /** Fills in a connection's first segment, as it was kept, and returns it. */
  first(segment: Segment, id: number): Segment {
    readFirst(segment, this.#cores.words(id), this.#cores.base(id));
    return segment;
  }

  core(id: number, field: number): number {
    return this.#cores.words(id)[(id & RECORD_MASK) * CORE_WORDS + field] as number;
  }

  setCore(id: number, field: number, value: number): void {
    this.#cores.set(id, field, value);
  }

  clientIsHigher(id: number): boolean {
    return (this.core(id, CORE_FIRST_OPTIONS) & CORE_BIT_CLIENT_IS_HIGHER) !== 0;
  }

  /** The record of a connection, 0 where it has none yet. */
  record(id: number): number {
    return this.core(id, CORE_RECORD);
  }

  /** The words that hold a record, and where in them it begins. */
  recordWords(record: number): Int32Array {
    return this.#records.words(record);
  }

  recordBase(record: number): number {
    return (record & RECORD_MASK) * RECORD_WORDS;
  }

  /** Points the views at a connection's record; false where it has none yet. */
  show(id: number): boolean {
    const record = this.#cores.get(id, CORE_RECORD);
    if (record === 0) return false;
    this.#point(record);
    return true;
  }

  /** Points the views at the scratch record, blank. */
  showScratch(): void {
    this.#point(0);
    this.view.words.fill(0, 0, RECORD_WORDS);
  }

  /** Gives a connection its record and points the views at it. */
  enlarge(id: number): void {
    const record = this.#records.add();
    this.#cores.set(id, CORE_RECORD, record);
    this.#point(record);
  }

  #point(record: number): void {
    const words = this.#records.words(record);
    const base = this.#records.base(record);
    this.view.show(words, base);
    this.client.show(words, base + FIELD_CLIENT);
    this.server.show(words, base + FIELD_SERVER);
  }
}
