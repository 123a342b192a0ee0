import type { AppState } from "./state.ts";

/** Rows asked for at once, and the largest connection that the page holds whole. */
export const PAGE_ROWS = 1000;
export const WHOLE_CONNECTION_ROWS = 3000;
/** The largest that is laid out in one piece: a longer one would keep a live page busy with what has not changed. */
export const DRAWN_WHOLE_ROWS = 600;

/** What the page wants of the server about the capture it shows. */
export type RowsWanted =
  | { readonly kind: "nothing" }
  | { readonly kind: "follow"; readonly connection: number | "newest" }
  | { readonly kind: "window"; readonly connection: number };

/**
 * While a capture grows its tail is followed, of the newest connection where the address names none and nobody is
 * looking closer at one; of a complete capture windows are asked for.
 */
export function rowsWanted({
  capture,
  status,
  route,
  ladder,
}: Pick<AppState, "capture" | "status" | "route" | "ladder">): RowsWanted {
  if (capture === undefined || status === undefined) return { kind: "nothing" };
  const shown = ladder?.capture === capture ? ladder.connection.id : undefined;
  const named = route.connection;
  if (status.state === "complete") {
    if (status.connections === 0) return { kind: "nothing" };
    return { kind: "window", connection: named ?? shown ?? 0 };
  }
  const held = route.settings.playhead !== undefined ? shown : undefined;
  const connection = named ?? held ?? (status.state === "live" ? "newest" : 0);
  if (connection !== "newest" && connection >= status.connections) return { kind: "nothing" };
  return { kind: "follow", connection };
}
