import type { Stretch } from "@tcp-ladder/flow";
import { distance } from "../../position.ts";

/** What the blocks of a SACK option report. */
export interface SackReport {
  /** The first block where it is a D-SACK: it reached the receiver more than once. */
  readonly twice: Stretch | undefined;
  /** What the receiver has beyond its ACK, by its numbers, blocks that touch as one. */
  readonly held: readonly Stretch[];
  /** What lies between the ACK and these. */
  readonly missing: readonly Stretch[];
}

/** No window is larger (RFC 7323, section 2.3), so what lies further off belongs to no ACK. */
const FARTHEST = 2 ** 30;

/**
 * Reads SACK blocks by RFC 2018, section 3, and RFC 2883, section 4: the first is a D-SACK where it lies below the ACK, or
 * beyond it within the second. Undefined where they contradict themselves or the ACK.
 */
export function readSack(blocks: readonly Stretch[], ack: number): SackReport | undefined {
  const [first, second] = blocks;
  if (first === undefined || !blocks.every((block) => isNear(block, ack))) return undefined;
  const below = distance(ack, first.right) <= 0;
  const twice = below || (second !== undefined && isBeyond(first, ack) && lies(first, second)) ? first : undefined;
  const beyond = twice === undefined ? blocks : blocks.slice(1);
  if (!beyond.every((block) => isBeyond(block, ack))) return undefined;
  const held: Stretch[] = [];
  for (const block of beyond.toSorted((a, b) => distance(b.left, a.left))) {
    const before = held.at(-1);
    if (before === undefined || distance(before.right, block.left) > 0) held.push(block);
    else if (distance(before.right, block.right) > 0) held[held.length - 1] = { left: before.left, right: block.right };
  }
  const missing = held.map(({ left }, at) => ({ left: held[at - 1]?.right ?? ack, right: left }));
  return { twice, held, missing };
}

function isNear({ left, right }: Stretch, ack: number): boolean {
  const size = distance(left, right);
  return size > 0 && size <= FARTHEST && Math.abs(distance(ack, left)) <= FARTHEST;
}

/** What begins at the ACK itself would have been acknowledged. */
function isBeyond({ left }: Stretch, ack: number): boolean {
  return distance(ack, left) > 0;
}

function lies(inner: Stretch, outer: Stretch): boolean {
  return distance(outer.left, inner.left) >= 0 && distance(inner.right, outer.right) >= 0;
}
