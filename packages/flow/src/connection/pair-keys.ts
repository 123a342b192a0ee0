/**
 * Pairs of endpoints as plain numbers, to be looked up in another table of them: ports, then the lower and the higher
 * address, 3 words a pair of IPv4, 9 words one of IPv6. `numbers` has what its own table calls them, IPv4's first.
 */
export interface PairKeys {
  readonly numbers: Int32Array;
  readonly v4: Int32Array;
  readonly v6: Int32Array;
}

export const V4_KEY_WORDS = 3;
export const V6_KEY_WORDS = 9;
