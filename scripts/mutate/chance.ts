import { randomSource } from "../bench/support/random.ts";

/** Choices that a seed and a number decide, so that each mutation can be made again by itself. */
export interface Chance {
  /** 0 … limit − 1. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
}

export function chanceOf(seed: number, number: number): Chance {
  const next = randomSource(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35));
  const below = (limit: number): number => next() % limit;
  return { below, pick: (list) => list[below(list.length)] as (typeof list)[number] };
}
