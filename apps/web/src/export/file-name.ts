import { type ConnectionSummary, endpointText } from "@tcp-ladder/flow";
import { exportFileName } from "@tcp-ladder/protocol";
import type { SegmentRange } from "./range.ts";

/** What a file holds, as its name. */
export function fileName(
  capture: string,
  { id, segments }: Pick<ConnectionSummary, "id" | "segments">,
  { first, last }: SegmentRange,
  suffix: string,
): string {
  return exportFileName({ capture, connection: id, first, last, segments }, suffix);
}

/** Set above a figure: what it shows. */
export function figureTitle(capture: string, { client, server }: Pick<ConnectionSummary, "client" | "server">): string {
  return capture === "" ? `${endpointText(client)} – ${endpointText(server)}` : capture;
}
