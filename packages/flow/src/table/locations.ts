const WORD = 0x1_0000_0000;

/**
 * Where frames stand in a capture, of which the table keeps the low 32 bits: the rest is the same for all rows of 4 GiB,
 * and is kept once.
 */
export class Locations {
  /** The rows from which on the rest is another, and what it is then. */
  readonly #rows = [0];
  readonly #rests = [0];
  #newest = 0;

  /** Notes the location of a row, which is behind all before it; returns its low 32 bits. */
  put(row: number, location: number): number {
    const rest = Math.floor(location / WORD);
    if (rest !== this.#newest) {
      this.#newest = rest;
      this.#rows.push(row);
      this.#rests.push(rest);
    }
    return location - rest * WORD;
  }

  /** The location of a row from its low 32 bits. */
  get(row: number, low: number): number {
    let at = this.#rows.length - 1;
    while ((this.#rows[at] as number) > row) at--;
    return (this.#rests[at] as number) * WORD + low;
  }
}
