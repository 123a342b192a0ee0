import { type FrameRecord, openPcapStretch, type PcapLayout, type PcapStretch } from "@tcp-ladder/capture-file";
import { type ConnectionSummary, openConnectionFlow, type PairKeys, type Timestamp } from "@tcp-ladder/flow";
import { matchingIds, readFilter } from "../filter/match.ts";
import { NumberList } from "./numbers.ts";
import type { Matching, Part, PartOutcome } from "./part.ts";
import { type ReadBytes, readFramesAt } from "./read-frames.ts";
import { SegmentLog } from "./segment-log.ts";

/** Reads a stretch of a pcap file for its connections, and is a {@link Part} of the capture then. */
export class Stretch implements Part {
  readonly #layout: PcapLayout;
  readonly #start: number;
  readonly #read: ReadBytes;
  readonly #flow = openConnectionFlow();
  readonly #reader: PcapStretch;
  /** Where each connection begins; those of a first part come before all others, wherever that is. */
  readonly #begins = new NumberList();
  #beforeAll = 0;
  /** A first part is never asked where its segments stand. */
  readonly #log: SegmentLog | undefined;
  #outcome: PartOutcome | undefined;
  #keys: PairKeys | undefined;
  /** Of the connections that were there then, which were given up. */
  #released = new Uint8Array(0);
  /** Those that are there now. */
  #own: Uint32Array | undefined;

  /** `start`: where its first record stands. `read`: any bytes of the file, to go back to. */
  constructor(layout: PcapLayout, start: number, read: ReadBytes) {
    this.#layout = layout;
    this.#start = start;
    this.#read = read;
    this.#log = start === layout.fileHeader ? undefined : new SegmentLog();
    this.#reader = openPcapStretch({ frame: (record) => this.#take(record) }, layout, start);
  }

  append(chunk: Uint8Array): void {
    this.#reader.append(chunk);
  }

  /** Where the next record begins. */
  get parsed(): number {
    return this.#reader.parsed;
  }

  get fault(): PcapStretch["fault"] {
    return this.#reader.fault;
  }

  /**
   * Its part ends here. What is appended from now on belongs to others, but for segments of pairs that it has had: those
   * it takes in already, while the others are still reading. Only a first part may: what it has is its own.
   */
  goOn(): void {
    this.outcome();
    this.#own = undefined;
    this.#flow.takeKnownOnly();
  }

  outcome(): PartOutcome {
    const { counters, connections, multipath } = this.#flow;
    const end = this.#reader.parsed;
    this.#outcome ??= { start: this.#start, end, counters: { ...counters }, connections, multipath };
    return this.#outcome;
  }

  pairs(): PairKeys {
    this.#keys ??= this.#flow.pairs();
    return this.#keys;
  }

  known(keys: PairKeys): Uint8Array {
    return this.#flow.known(keys);
  }

  release(owners: Uint8Array, own: number): Float64Array[] {
    const given = Array.from({ length: own }, () => new NumberList());
    if (owners.some((owner) => owner !== own)) {
      const ownerOf = this.#ownersOfConnections(owners);
      this.#released = new Uint8Array(ownerOf.length);
      let count = 0;
      for (let id = 0; id < ownerOf.length; id++) {
        if (ownerOf[id] === own) continue;
        this.#released[id] = 1;
        count = Math.max(count, this.#flow.lastSegment(id) + 1);
      }
      this.#log?.each(count, (location, connection) => {
        const owner = ownerOf[connection] as number;
        if (owner !== own) given[owner]?.push(location);
      });
    }
    return given.map((list) => list.toArray());
  }

  retake(locations: Float64Array): void {
    this.outcome();
    this.#own = undefined;
    const taken = locations.findIndex((location) => location >= this.#reader.parsed);
    if (taken === -1) return;
    readFramesAt(locations.subarray(taken), this.#layout, this.#read, (record) => this.#take(record));
  }

  size(): number {
    return this.#ids().length;
  }

  begins(): Float64Array {
    const begins = new Float64Array(this.#ids().length);
    this.#ids().forEach((id, place) => {
      if (id >= this.#beforeAll) begins[place] = this.#begins.get(id - this.#beforeAll);
    });
    return begins;
  }

  summaries(places: Uint32Array): ConnectionSummary[] {
    const ids = this.#ids();
    return Array.from(places, (place) => this.#flow.connection(ids[place] as number));
  }

  matching(filter: string, began: Timestamp): Matching {
    const { predicate, trouble } = readFilter(filter);
    const matches = new Uint8Array(this.#flow.connections);
    for (const id of matchingIds(matches.length, this.#flow.cursor(began), predicate)) matches[id] = 1;
    const ids = this.#ids();
    return { places: Uint32Array.from(ids.keys()).filter((place) => matches[ids[place] as number] === 1), trouble };
  }

  #take(record: FrameRecord): void {
    const flow = this.#flow;
    const { segments, connections } = flow;
    flow.frame(record);
    if (flow.connections !== connections) {
      if (this.#log !== undefined || this.#outcome !== undefined) this.#begins.push(record.location);
      else this.#beforeAll++;
    }
    if (this.#log !== undefined && flow.segments !== segments) this.#log.add(record.location, flow.newest);
  }

  #ownersOfConnections(owners: Uint8Array): Uint8Array {
    const { numbers } = this.pairs();
    let most = 0;
    for (const pair of numbers) if (pair > most) most = pair;
    const ofPair = new Uint8Array(most + 1);
    for (let i = 0; i < numbers.length; i++) ofPair[numbers[i] as number] = owners[i] as number;
    const ofConnection = new Uint8Array(this.#flow.connections);
    for (let id = 0; id < ofConnection.length; id++) ofConnection[id] = ofPair[this.#flow.pairOf(id)] as number;
    return ofConnection;
  }

  /** What was released stays so; what has been taken in since belongs to pairs that stayed. */
  #ids(): Uint32Array {
    if (this.#own === undefined) {
      const all = new Uint32Array(this.#flow.connections);
      let count = 0;
      for (let id = 0; id < all.length; id++) if (this.#released[id] !== 1) all[count++] = id;
      this.#own = all.slice(0, count);
    }
    return this.#own;
  }
}
