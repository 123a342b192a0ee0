import { type Flow, RowMark } from "@tcp-ladder/flow";
import type { Overview } from "@tcp-ladder/protocol";

/**
 * One pass over a connection, or over the part of it that is asked for. Throws a RangeError for a connection that is none.
 *
 * @param by equal shares of the segments, or of the time from the first to the last
 * @param begin,end the part, as indexes within the connection; `end` not included
 */
export function connectionOverview(
  flow: Flow,
  id: number,
  bins: number,
  by: Overview["by"],
  begin = 0,
  end = Number.POSITIVE_INFINITY,
): Overview {
  const { segments, first } = flow.connection(id);
  const start = Math.min(Math.max(0, begin), segments);
  const stop = Math.min(Math.max(start, end), segments);
  const list = () => new Array<number>(bins).fill(0);
  const from = new Array<number>(bins).fill(-1);
  const [elapsedNs, client, server, bytes, flags, notes, noted] = [
    list(),
    list(),
    list(),
    list(),
    list(),
    list(),
    list(),
  ];
  const elapsedAt = (index: number): number => {
    let at = 0;
    flow.scan(id, index, index + 1, ({ seconds, nanos }, i) => {
      at = ((seconds[i] as number) - first.seconds) * 1e9 + ((nanos[i] as number) - first.nanos);
    });
    return at;
  };
  const beginNs = start === 0 ? 0 : elapsedAt(start);
  const spanNs = stop > start ? Math.max(0, elapsedAt(stop - 1) - beginNs) : 0;
  const share = by === "index" ? (stop - start) / bins : (spanNs + 1) / bins;
  flow.scan(id, start, stop, (columns, i, index) => {
    const elapsed =
      ((columns.seconds[i] as number) - first.seconds) * 1e9 + ((columns.nanos[i] as number) - first.nanos);
    const place = by === "index" ? index - start : elapsed - beginNs;
    // a capture's clock may step back: such a segment stays inside the picture
    const b = Math.min(bins - 1, Math.max(0, Math.floor(place / share)));
    if (from[b] === -1) {
      from[b] = index;
      elapsedNs[b] = elapsed;
    }
    const side = ((columns.marks[i] as number) & RowMark.FROM_SERVER) !== 0 ? server : client;
    side[b] = (side[b] as number) + 1;
    bytes[b] = (bytes[b] as number) + (columns.payload[i] as number);
    flags[b] = (flags[b] as number) | (columns.flags[i] as number);
    const said = columns.notes[i] as number;
    if (said === 0) return;
    notes[b] = (notes[b] as number) | said;
    noted[b] = (noted[b] as number) + 1;
  });
  fillEmpty(from, elapsedNs, stop);
  return { by, segments, begin: start, end: stop, from, elapsedNs, client, server, bytes, flags, notes, noted };
}

/** An empty bin begins where the next filled one does. */
function fillEmpty(from: number[], elapsedNs: number[], end: number): void {
  let next = end;
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
