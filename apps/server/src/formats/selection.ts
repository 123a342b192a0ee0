import type { Capture } from "@tcp-ladder/engine";

/** Which connections are printed. */
export interface Selection {
  has(connection: number): boolean;
  /** Their numbers in order, of what is known so far; at most `count`. */
  first(capture: Capture, count: number): readonly number[];
  /** How many, of what is known so far. */
  size(capture: Capture): number;
}

export const everything: Selection = {
  has: () => true,
  first: ({ flow }, count) => Array.from({ length: Math.min(flow.connections, count) }, (_, id) => id),
  size: ({ flow }) => flow.connections,
};

export function onlyConnection(id: number): Selection {
  const list = ({ flow }: Capture) => (id < flow.connections ? [id] : []);
  return { has: (other) => other === id, first: list, size: (capture) => list(capture).length };
}

/** Connections that a filter matched; they are known because the capture was read before. */
export function theseConnections(ids: readonly number[]): Selection {
  const set = new Set(ids);
  return { has: (id) => set.has(id), first: (_, count) => ids.slice(0, count), size: () => ids.length };
}
