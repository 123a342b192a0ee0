const MOST_SAVED = 1 << 20;

/**
 * How far searches among old rows may go: each one earns a few steps, what is not used is saved for those that need more.
 * So all of them together stay linear in the segments, whatever the capture holds.
 */
export class Steps {
  readonly #earned: number;
  #left = MOST_SAVED;

  constructor(earned: number) {
    this.#earned = earned;
  }

  /** A search begins. */
  earn(): void {
    this.#left = Math.min(MOST_SAVED, this.#left + this.#earned);
  }

  /** Whether it may go so many steps on; they are used then. */
  take(steps = 1): boolean {
    if (this.#left < steps) return false;
    this.#left -= steps;
    return true;
  }
}
