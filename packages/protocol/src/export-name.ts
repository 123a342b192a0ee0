/** What of a connection a file holds; segments count from 1, both included. */
export interface ExportedPart {
  /** The capture's name. */
  readonly capture: string;
  /** From 0. */
  readonly connection: number;
  readonly first: number;
  readonly last: number;
  /** Segments that the connection has. */
  readonly segments: number;
}

/** A file's name that says what it holds: `daytime-connection-0-segments-2-5.svg`. A whole connection needs no numbers. */
export function exportFileName({ capture, connection, first, last, segments }: ExportedPart, suffix: string): string {
  const part = first === 1 && last === segments ? "" : `-segments-${first}-${last}`;
  return `${baseName(capture)}-connection-${connection}${part}${suffix}`;
}

/** Letters and digits of any script, so that every file system takes it. */
function baseName(capture: string): string {
  const base = capture
    .replace(/\.(gz|zst|lz4)$/i, "")
    .replace(/\.(pcapng|pcap|cap|txt)$/i, "")
    .replace(/[^\p{L}\p{N}._]+/gu, "-")
    .replace(/^[.-]+|[.-]+$/g, "");
  return base === "" ? "capture" : base;
}
