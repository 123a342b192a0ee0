import type { Argument } from "../../setup/arguments.mjs";

export const SEED = {
  kind: "number",
  from: 0,
  says: "of what is made up here; a new one each time unless given, and always printed",
} as const satisfies Argument;

export function newSeed(): number {
  return Date.now() % 1_000_000;
}

/** mulberry32: small, fast, the same everywhere for the same seed. Gives integers 0 … 2^32−1. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}
