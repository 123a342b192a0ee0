import { NOTE_NAMES } from "../columns.ts";
import { RecordPool, type RecordView } from "../table/records.ts";
import { FIELD_NOTES } from "./layout.ts";

const SCRATCH = 1;

/** How many segments of a connection carry each note; connections without any have no counters. */
export class NoteCounts {
  readonly #pool = new RecordPool(NOTE_NAMES.length);
  #scratched = false;

  constructor() {
    this.#pool.add(); // 0 stands for none
    this.#pool.add(); // 1 counts for the scratch record
  }

  useScratch(connection: RecordView): void {
    connection.set(FIELD_NOTES, SCRATCH);
    if (!this.#scratched) return;
    this.#scratched = false;
    for (let bit = 0; bit < NOTE_NAMES.length; bit++) this.#pool.set(SCRATCH, bit, 0);
  }

  add(connection: RecordView, notes: number): void {
    let counters = connection.get(FIELD_NOTES);
    if (counters === 0) {
      counters = this.#pool.add();
      connection.set(FIELD_NOTES, counters);
    }
    if (counters === SCRATCH) this.#scratched = true;
    const words = this.#pool.words(counters);
    const base = this.#pool.base(counters);
    for (let left = notes; left !== 0; left &= left - 1) {
      const at = base + 31 - Math.clz32(left & -left);
      words[at] = (words[at] as number) + 1;
    }
  }

  /** How many segments carry one note. */
  count(connection: RecordView, bit: number): number {
    const counters = connection.get(FIELD_NOTES);
    return counters === 0 ? 0 : this.#pool.get(counters, bit);
  }

  total(connection: RecordView): number {
    const counters = connection.get(FIELD_NOTES);
    if (counters === 0) return 0;
    let sum = 0;
    for (let bit = 0; bit < NOTE_NAMES.length; bit++) sum += this.#pool.get(counters, bit);
    return sum;
  }

  of(connection: RecordView): number[] {
    const counters = connection.get(FIELD_NOTES);
    return counters === 0 ? [] : NOTE_NAMES.map((_, bit) => this.#pool.get(counters, bit));
  }
}
