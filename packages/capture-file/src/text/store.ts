import type { EndpointNames, FrameRecord } from "../record.ts";

/** Keeps the packets made from a text, so that they are found again. A frame's location is its index from 0. */
export class FrameStore {
  #bytes = new Uint8Array(65536);
  #used = 0;
  readonly #starts: number[] = [];
  readonly #seconds: number[] = [];
  readonly #nanos: number[] = [];
  readonly #lengths: number[] = [];
  readonly #marks: number[] = [];
  readonly #names: (EndpointNames | undefined)[] = [];

  get length(): number {
    return this.#starts.length;
  }

  /** @param record time, marks, names and original length of the frame in the first `length` bytes */
  add(frame: Uint8Array, length: number, record: FrameRecord): void {
    if (this.#used + length > this.#bytes.length) {
      const grown = new Uint8Array(2 * this.#bytes.length);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) bytes[this.#used + i] = frame[i] as number;
    this.#starts.push(this.#used);
    this.#used += length;
    this.#seconds.push(record.seconds);
    this.#nanos.push(record.nanos);
    this.#lengths.push(record.originalLength);
    this.#marks.push(record.marks);
    this.#names.push(record.names);
  }

  /** Fills in the frame at `location`, throws a RangeError where there is none. */
  read(location: number, out: FrameRecord): void {
    const start = this.#starts[location];
    if (start === undefined) throw new RangeError(`no frame at ${location}`);
    out.bytes = this.#bytes;
    out.start = start;
    out.end = this.#starts[location + 1] ?? this.#used;
    out.seconds = this.#seconds[location] as number;
    out.nanos = this.#nanos[location] as number;
    out.originalLength = this.#lengths[location] as number;
    out.marks = this.#marks[location] as number;
    out.names = this.#names[location];
    out.location = location;
  }
}
