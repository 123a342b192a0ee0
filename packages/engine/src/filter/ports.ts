/** Ports whose text passes a test; each is tried when it is first met. */
export class Ports {
  readonly #known = new Int8Array(65536);
  readonly #test: (text: string) => boolean;

  constructor(test: (text: string) => boolean) {
    this.#test = test;
  }

  has(port: number): boolean {
    if (this.#known[port] === 0) this.#known[port] = this.#test(String(port)) ? 1 : -1;
    return this.#known[port] === 1;
  }
}
