import { type BookSpread, partsText, type Rich } from "@tcp-ladder/ladder";

export interface Footnotes {
  /** For each captured arrow the number of its footnote, from 1; undefined where it has none. */
  readonly numberOf: readonly (number | undefined)[];
  readonly notes: readonly Rich[];
}

/** What differs, numbered in the order of the figure; the same words stand once. */
export function footnotes({ captured }: BookSpread): Footnotes {
  const notes: Rich[] = [];
  const numberOf = captured.map(({ remark }) => {
    const words = partsText(remark);
    if (words === "") return undefined;
    const known = notes.findIndex((note) => partsText(note) === words);
    return known >= 0 ? known + 1 : notes.push(remark);
  });
  return { numberOf, notes };
}
