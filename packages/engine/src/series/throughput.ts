import type { Throughput } from "@tcp-ladder/protocol";

/** About so many steps across the picture: enough to see a course, few enough to read each. */
const STEPS = 100;

/** A length of time in 1, 2 or 5 of a unit that is at least `ns`. */
export function roundNs(ns: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(ns, 1)));
  const times = ns / unit;
  return (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10) * unit;
}

/** Adds payload up in equal shares of time whose edges are multiples of their length, so that they stay while one pans. */
export class ThroughputBins {
  readonly fromNs: number;
  readonly toNs: number;
  readonly #binNs: number;
  readonly #bytes: number[];
  readonly #fresh: number[];

  constructor(fromNs: number, toNs: number) {
    this.#binNs = roundNs((toNs - fromNs) / STEPS);
    const first = Math.floor(fromNs / this.#binNs);
    const count = Math.floor(toNs / this.#binNs) - first + 1;
    this.fromNs = first * this.#binNs;
    this.toNs = (first + count) * this.#binNs;
    this.#bytes = Array.from({ length: count }, () => 0);
    this.#fresh = Array.from({ length: count }, () => 0);
  }

  add(ns: number, bytes: number, fresh: number): void {
    if (bytes === 0) return;
    const at = Math.floor((ns - this.fromNs) / this.#binNs);
    if (at < 0 || at >= this.#bytes.length) return;
    this.#bytes[at] = (this.#bytes[at] as number) + bytes;
    this.#fresh[at] = (this.#fresh[at] as number) + fresh;
  }

  answer(): Throughput {
    return { fromNs: this.fromNs, binNs: this.#binNs, bytes: this.#bytes, fresh: this.#fresh };
  }
}
