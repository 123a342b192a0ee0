import type { ConnectionSummary } from "@tcp-ladder/flow";
import { endpointText } from "@tcp-ladder/flow";
import type { SegmentRange } from "./range.ts";

/** The capture's name as a file name begins with it. */
function baseName(capture: string): string {
  const base = capture
    .replace(/\.(gz|zst|lz4)$/i, "")
    .replace(/\.(pcapng|pcap|cap|txt)$/i, "")
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, "-")
    .replace(/^[.\s-]+|[.\s-]+$/g, "");
  return base === "" ? "capture" : base;
}

/** What a file holds, as its name: `daytime-connection-0-segments-2-5.svg`. The whole connection needs no numbers. */
export function fileName(
  capture: string,
  { id, segments }: Pick<ConnectionSummary, "id" | "segments">,
  { first, last }: SegmentRange,
  suffix: string,
): string {
  const part = first === 1 && last === segments ? "" : `-segments-${first}-${last}`;
  return `${baseName(capture)}-connection-${id}${part}${suffix}`;
}

/** Set above a figure: what it shows. */
export function figureTitle(capture: string, { client, server }: Pick<ConnectionSummary, "client" | "server">): string {
  const name = baseName(capture);
  return name === "capture" ? `${endpointText(client)} – ${endpointText(server)}` : name;
}
