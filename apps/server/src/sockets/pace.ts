/** Runs a piece of work when asked: at once when it has rested, else as soon as its interval is over; never more often. */
export class Pace {
  readonly #intervalMs: number;
  readonly #work: () => void;
  #lastMs = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | undefined;

  constructor(intervalMs: number, work: () => void) {
    this.#intervalMs = intervalMs;
    this.#work = work;
  }

  ask(): void {
    if (this.#cancel !== undefined) return;
    const waitMs = this.#lastMs + this.#intervalMs - performance.now();
    if (waitMs <= 0) {
      // After whatever else this turn of the event loop brings: several pieces that came together are told together.
      const immediate = setImmediate(this.#run);
      this.#cancel = () => clearImmediate(immediate);
    } else {
      const timer = setTimeout(this.#run, waitMs);
      this.#cancel = () => clearTimeout(timer);
    }
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  readonly #run = (): void => {
    this.#cancel = undefined;
    this.#lastMs = performance.now();
    this.#work();
  };
}
