/** Places for so many texts. */
const BITS = 12;
const WORDS = 4;

/**
 * Addresses as texts, each made when it is first asked for and kept until another takes its place: few of a capture's
 * addresses are different, and where all are there is a bound to what is kept.
 */
export class AddressTexts {
  readonly #addresses = new Uint32Array(WORDS << BITS);
  readonly #texts = new Array<string | undefined>(1 << BITS).fill(undefined);

  /** The text of the address with these words, unsigned; `make` gives it. */
  of(zeroth: number, first: number, second: number, third: number, make: () => string): string {
    const place = placeOf(zeroth, first, second, third);
    const at = place * WORDS;
    const addresses = this.#addresses;
    const known = this.#texts[place];
    if (
      known !== undefined &&
      addresses[at] === zeroth &&
      addresses[at + 1] === first &&
      addresses[at + 2] === second &&
      addresses[at + 3] === third
    ) {
      return known;
    }
    const text = make();
    addresses[at] = zeroth;
    addresses[at + 1] = first;
    addresses[at + 2] = second;
    addresses[at + 3] = third;
    this.#texts[place] = text;
    return text;
  }
}

/** Hosts of a network differ in their last bits: a multiplication spreads these over all places. */
function placeOf(zeroth: number, first: number, second: number, third: number): number {
  const mixed = third + Math.imul(second, 31) + Math.imul(first, 961) + Math.imul(zeroth, 29791);
  return Math.imul(mixed, 0x9e37_79b1) >>> (32 - BITS);
}
