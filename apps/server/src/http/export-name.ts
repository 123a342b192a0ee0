import type { PartFormat } from "../formats/connection-part.ts";

export interface ExportRange {
  readonly connection: number;
  /** Segments from 0, `to` not included. */
  readonly from: number;
  readonly to: number;
  /** Segments that the connection has. */
  readonly segments: number;
}

const SUFFIX: Readonly<Record<PartFormat, string>> = {
  tcpdump: "tcpdump.txt",
  csv: "csv",
  ndjson: "ndjson",
  pcapng: "pcapng",
};

/** What a file holds, as its name: `daytime-connection-0-segments-2-5.csv`. The whole connection needs no numbers. */
export function exportFileName(
  capture: string,
  { connection, from, to, segments }: ExportRange,
  format: PartFormat,
): string {
  const base = capture.replace(/(\.(gz|zst|lz4))?$/i, "").replace(/\.(pcapng|pcap|cap|txt)$/i, "");
  const part = from === 0 && to === segments ? "" : `-segments-${from + 1}-${to}`;
  return `${base === "" ? "capture" : base}-connection-${connection}${part}.${SUFFIX[format]}`;
}
