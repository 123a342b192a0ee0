import { create } from "zustand";

/** Which rows of the connection can be seen, as numbers with a fraction; it changes with every step of scrolling. */
export interface Viewport {
  readonly first: number;
  readonly last: number;
  /** What stands at the top of the view: a row, and as a fraction how much of the way to the next. */
  readonly top: number;
  /** The zoom at which the chosen run of segments, or the whole connection, would be in view. */
  readonly fit: number;
  /** Height of the room that the figure has, CSS pixels. */
  readonly height: number;
  /** How often the figure has told the above: once it has, they are those of what is drawn. */
  readonly told: number;
  /** How often it was fitted: each time what was fitted is brought into view. */
  readonly fits: number;
  /** Someone looks elsewhere while the tail of a live connection grows: the view stays where it is. */
  readonly away: boolean;
}

/** Apart from the rest of the store: nothing but what shows the view hears of it. */
export const useViewport = create<Viewport>(() => ({
  first: 0,
  last: 0,
  top: 0,
  fit: 1,
  height: 0,
  told: 0,
  fits: 0,
  away: false,
}));

type GoToRow = (row: number, at: "top" | "middle") => void;
let goTo: GoToRow | undefined;

/** The figure says how to go to a place in it. Returns what takes that back. */
export function showRowsWith(go: GoToRow): () => void {
  goTo = go;
  return () => {
    if (goTo === go) goTo = undefined;
  };
}

/** Brings a row into view at once, at its top or in its middle; nothing is chosen by it. */
export function showRow(row: number, at: "top" | "middle"): void {
  useViewport.setState({ away: true });
  goTo?.(row, at);
}
