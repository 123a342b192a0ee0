import { type Flow, RowMark } from "@tcp-ladder/flow";
import type { Overview } from "@tcp-ladder/protocol";

/** Rows looked at in one go: enough to make the going cheap, few enough to stay in the cache. */
const SLICE = 8192;

/**
 * One pass over a connection. Throws a RangeError for a connection that is none.
 *
 * @param by equal shares of the segments, or of the time from the first to the last
 */
export function connectionOverview(flow: Flow, id: number, bins: number, by: Overview["by"]): Overview {
  const { segments, first, last } = flow.connection(id);
  const spanNs = (last.seconds - first.seconds) * 1e9 + (last.nanos - first.nanos);
  const list = () => new Array<number>(bins).fill(0);
  const from = new Array<number>(bins).fill(-1);
  const [elapsedNs, client, server, bytes, flags, notes] = [list(), list(), list(), list(), list(), list()];
  const share = by === "index" ? segments / bins : (spanNs + 1) / bins;

  for (let start = 0; start < segments; start += SLICE) {
    const { columns } = flow.window(id, start, SLICE);
    for (let i = 0; i < columns.length; i++) {
      const at = (column: ArrayLike<number>) => column[i] as number;
      const elapsed = (at(columns.seconds) - first.seconds) * 1e9 + (at(columns.nanos) - first.nanos);
      // a capture's clock may step back: such a segment stays inside the picture
      const b = Math.min(bins - 1, Math.max(0, Math.floor((by === "index" ? start + i : elapsed) / share)));
      if (from[b] === -1) {
        from[b] = start + i;
        elapsedNs[b] = elapsed;
      }
      const side = (at(columns.marks) & RowMark.FROM_SERVER) !== 0 ? server : client;
      side[b] = (side[b] as number) + 1;
      bytes[b] = (bytes[b] as number) + at(columns.payload);
      flags[b] = (flags[b] as number) | at(columns.flags);
      notes[b] = (notes[b] as number) | at(columns.notes);
    }
  }
  fillEmpty(from, elapsedNs, segments);
  return { by, segments, from, elapsedNs, client, server, bytes, flags, notes };
}

/** An empty bin begins where the next filled one does. */
function fillEmpty(from: number[], elapsedNs: number[], segments: number): void {
  let next = segments;
  let nextNs = elapsedNs.at(-1) ?? 0;
  for (let b = from.length - 1; b >= 0; b--) {
    if (from[b] === -1) {
      from[b] = next;
      elapsedNs[b] = nextNs;
    }
    next = from[b] as number;
    nextNs = elapsedNs[b] as number;
  }
}
