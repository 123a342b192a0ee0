/** The connections of all parts in order of appearance. */
export interface Order {
  /** Where each of these connections is: its part, and its place there. */
  placesOf(ids: readonly number[]): { readonly part: number; readonly place: number }[];
  /** The numbers of a part's connections. */
  numbersOf(part: number, places: Uint32Array): number[];
}

/** @param begins for each part, where its connections begin in the file, in order */
export function openOrder(begins: readonly Float64Array[]): Order {
  const total = begins.reduce((sum, { length }) => sum + length, 0);
  const partOf = new Uint8Array(total);
  const placeOf = new Uint32Array(total);
  const numbers = begins.map(({ length }) => new Uint32Array(length));
  const next = begins.map(() => 0);
  for (let id = 0; id < total; id++) {
    let part = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < begins.length; i++) {
      const at = begins[i]?.[next[i] as number] ?? Number.POSITIVE_INFINITY;
      if (at < least) {
        least = at;
        part = i;
      }
    }
    const place = next[part] as number;
    next[part] = place + 1;
    partOf[id] = part;
    placeOf[id] = place;
    (numbers[part] as Uint32Array)[place] = id;
  }
  return {
    placesOf: (ids) => ids.map((id) => ({ part: partOf[id] as number, place: placeOf[id] as number })),
    numbersOf: (part, places) => Array.from(places, (place) => numbers[part]?.[place] as number),
  };
}
