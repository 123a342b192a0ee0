const FIRST_ROOM = 64;

/** A number for a few of the rows, the others have 0; rows come in their order. 8 bytes for each that has one. */
export class SparseColumn {
  #length = 0;
  #rows = new Uint32Array(FIRST_ROOM);
  #values = new Uint32Array(FIRST_ROOM);

  set(row: number, value: number): void {
    if (this.#length === this.#rows.length) this.#grow();
    this.#rows[this.#length] = row;
    this.#values[this.#length++] = value;
  }

  get(row: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle] as number) < row) low = middle + 1;
      else high = middle;
    }
    return low < this.#length && this.#rows[low] === row ? (this.#values[low] as number) : 0;
  }

  #grow(): void {
    const rows = new Uint32Array(2 * this.#length);
    const values = new Uint32Array(2 * this.#length);
    rows.set(this.#rows);
    values.set(this.#values);
    this.#rows = rows;
    this.#values = values;
  }
}
