import type { ViewSettings } from "./route.ts";
import type { AppState, LadderState } from "./state.ts";

/** The capture that is on the page. */
export function captureOnPage({ route, demo, captures }: AppState): string | undefined {
  if (route.capture !== undefined) return route.capture;
  if (demo.state !== "idle" && demo.capture !== undefined) return demo.capture;
  return captures
    ?.filter(({ state }) => state === "live")
    .reduce(
      (newest, entry) => (newest === undefined || entry.createdMs > newest.createdMs ? entry : newest),
      undefined as NonNullable<AppState["captures"]>[number] | undefined,
    )?.id;
}

/** Segments of the connection on the figure. */
export function segmentCount(ladder: LadderState | undefined): number {
  return ladder?.connection.segments ?? 0;
}

/** How many of them are drawn. */
export function drawnCount({ ladder, route }: Pick<AppState, "ladder" | "route">): number {
  const total = segmentCount(ladder);
  return Math.min(route.settings.playhead ?? total, total);
}

/** A live connection whose tail is followed. */
export function isFollowing({ status, route }: Pick<AppState, "status" | "route">): boolean {
  return status?.state === "live" && route.settings.playhead === undefined;
}

/** The run of segments that is chosen, by their indices, both included; undefined where it is one or none. */
export function chosenRun({
  chosen,
  anchor,
}: ViewSettings): { readonly from: number; readonly to: number } | undefined {
  if (chosen === undefined || anchor === undefined) return undefined;
  return { from: Math.min(chosen, anchor), to: Math.max(chosen, anchor) };
}

/** Table row of the chosen segment, where it has come. */
export function chosenRow({ ladder, route }: Pick<AppState, "ladder" | "route">): number | undefined {
  const chosen = route.settings.chosen;
  if (chosen === undefined || ladder === undefined) return undefined;
  return ladder.cache.read({ from: chosen, to: chosen + 1 })?.columns.row[0];
}

/** Whether frames were lost before they came into the capture: then nothing that is missing is called lost on the way. */
export function hasDropped({ status }: Pick<AppState, "status">): boolean {
  return status !== undefined && status.drops.kernel + status.drops.interface + status.drops.file > 0;
}

/** Everything that was lost, each under its own name; only what is not zero. */
export function losses({ status, ladder }: Pick<AppState, "status" | "ladder">): { name: string; count: number }[] {
  if (status === undefined) return [];
  const { drops, counters, skippedLines } = status;
  return [
    { name: "kernel", count: drops.kernel },
    { name: "interface", count: drops.interface },
    { name: "file", count: drops.file },
    // Text never holds the payload: that is no loss of its own.
    { name: "snapped", count: status.format === "text" ? 0 : counters.snapped },
    { name: "cutShort", count: counters.cutShort },
    { name: "malformed", count: counters.malformed },
    { name: "unknownLink", count: counters.unknownLink },
    { name: "skippedLines", count: skippedLines },
    // Only who looks on while it happens has missed anything; of a file nothing was meant to be seen in passing.
    { name: "skippedRows", count: status.live === undefined ? 0 : (ladder?.skipped ?? 0) },
  ].filter(({ count }) => count > 0);
}
