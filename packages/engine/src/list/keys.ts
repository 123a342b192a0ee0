import { type ConnectionCursor, endpointText, type Side } from "@tcp-ladder/flow";
import type { ConnectionSort } from "@tcp-ladder/protocol";
import { NumberKeys, orderByKeys } from "./order.ts";
import type { Room } from "./room.ts";

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

/** Ids in the order asked for; ties in order of appearance. `ids` are in that order. What is returned may be the room's. */
export function sortIds(
  ids: Uint32Array,
  cursor: ConnectionCursor,
  sort: ConnectionSort,
  descending: boolean,
  room: Room,
): Uint32Array {
  if (sort === "id") return descending ? ids.toReversed() : ids;
  const number = NUMBERS[sort];
  const side = sort === "client" ? "client" : "server";
  if (number !== undefined) {
    const keys = new NumberKeys(ids.length, descending, room);
    for (let i = 0; i < ids.length; i++) {
      cursor.moveTo(ids[i] as number);
      keys.set(i, number(cursor));
    }
    return pick(ids, orderByKeys(ids.length, keys.words, descending, room));
  }
  if (cursor.anyNames) return sortByText(ids, cursor, side, descending);
  return pick(ids, orderByKeys(ids.length, endpointKeys(ids, cursor, side, room), descending, room));
}

function pick(ids: Uint32Array, order: Uint32Array): Uint32Array {
  for (let i = 0; i < order.length; i++) order[i] = ids[order[i] as number] as number;
  return order;
}

/** IPv4 before IPv6, then by the address's number, then by the port: 10.0.0.9 before 10.0.0.10. */
function endpointKeys(ids: Uint32Array, cursor: ConnectionCursor, side: Side, room: Room): Uint32Array[] {
  const port = room.words("first key", ids.length);
  const address = room.words("second key", ids.length);
  let longest = 4;
  for (let i = 0; i < ids.length; i++) {
    cursor.moveTo(ids[i] as number);
    port[i] = cursor.port(side);
    address[i] = cursor.addressWord(side, 0);
    if (cursor.ipVersion > longest) longest = cursor.ipVersion;
  }
  if (longest === 4) return [port, address];
  const words = ["third key", "fourth key", "fifth key"].map((name) => room.words(name, ids.length));
  const family = room.words("sixth key", ids.length);
  for (let i = 0; i < ids.length; i++) {
    cursor.moveTo(ids[i] as number);
    const version = cursor.ipVersion;
    family[i] = version;
    for (const [n, word] of words.entries()) word[i] = version === 4 ? 0 : cursor.addressWord(side, n + 1);
  }
  return [port, ...words.toReversed(), address, family];
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
