import { type ConnectionCursor, endpointText, type Side } from "@tcp-ladder/flow";
import type { ConnectionSort } from "@tcp-ladder/protocol";
import { numberKeys, orderByKeys } from "./order.ts";

/** Sorts by number; what is not here is sorted by endpoint. */
const NUMBERS: Readonly<Partial<Record<ConnectionSort, (one: ConnectionCursor) => number>>> = {
  segments: (one) => one.segments,
  bytes: (one) => one.bytes("client") + one.bytes("server"),
  "client-bytes": (one) => one.bytes("client"),
  "server-bytes": (one) => one.bytes("server"),
  start: (one) => one.startNs,
  duration: (one) => one.durationNs,
  rtt: (one) => one.initialRttNs,
  states: (one) => one.state("client") * 16 + one.state("server"),
  completeness: (one) => one.completeness,
  notes: (one) => one.notes,
};

/** Ids in the order asked for; ties in order of appearance. `ids` are in that order. */
export function sortIds(
  ids: Uint32Array,
  cursor: ConnectionCursor,
  sort: ConnectionSort,
  descending: boolean,
): Uint32Array {
  if (sort === "id") return descending ? ids.toReversed() : ids;
  const number = NUMBERS[sort];
  const side = sort === "client" ? "client" : "server";
  if (number !== undefined) {
    const values = new Float64Array(ids.length);
    for (let i = 0; i < ids.length; i++) {
      cursor.moveTo(ids[i] as number);
      values[i] = number(cursor);
    }
    return pick(ids, orderByKeys(ids.length, numberKeys(values, descending), descending));
  }
  if (cursor.anyNames) return sortByText(ids, cursor, side, descending);
  return pick(ids, orderByKeys(ids.length, endpointKeys(ids, cursor, side), descending));
}

function pick(ids: Uint32Array, order: Uint32Array): Uint32Array {
  for (let i = 0; i < order.length; i++) order[i] = ids[order[i] as number] as number;
  return order;
}

/** IPv4 before IPv6, then by the address's number, then by the port: 10.0.0.9 before 10.0.0.10. */
function endpointKeys(ids: Uint32Array, cursor: ConnectionCursor, side: Side): Uint32Array[] {
  const [port, third, second, first, zeroth, family] = Array.from({ length: 6 }, () => new Uint32Array(ids.length));
  const words = [zeroth, first, second, third] as Uint32Array[];
  for (let i = 0; i < ids.length; i++) {
    cursor.moveTo(ids[i] as number);
    const version = cursor.ipVersion;
    (port as Uint32Array)[i] = cursor.port(side);
    (family as Uint32Array)[i] = version;
    const count = version === 4 ? 1 : 4;
    for (let word = 0; word < count; word++) (words[word] as Uint32Array)[i] = cursor.addressWord(side, word);
  }
  return [port, third, second, first, zeroth, family] as Uint32Array[];
}

/** A text capture that gives names has no numbers to sort by. */
function sortByText(ids: Uint32Array, cursor: ConnectionCursor, side: Side, descending: boolean): Uint32Array {
  const texts = new Map<number, string>();
  for (const id of ids) {
    cursor.moveTo(id);
    texts.set(id, endpointText({ address: cursor.address(side), port: cursor.port(side) }));
  }
  const sign = descending ? -1 : 1;
  return ids.toSorted((a, b) => sign * compare(texts.get(a) ?? "", texts.get(b) ?? "") || a - b);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
