import type { SegmentRange } from "./range.ts";

/** Formats that the server writes, from the frames or from its table, and how their files end. */
export const SERVER_FORMATS = { tcpdump: ".tcpdump.txt", csv: ".csv", pcapng: ".pcapng" } as const;
export type ServerFormat = keyof typeof SERVER_FORMATS;

/** See docs/protocol.md, Exports. */
export function exportUrl(
  capture: string,
  connection: number,
  format: ServerFormat,
  { first, last }: SegmentRange,
): string {
  const query = new URLSearchParams({ format, from: String(first), to: String(last) });
  return `/api/captures/${encodeURIComponent(capture)}/connections/${connection}/export?${query}`;
}

/** The whole of a text, for the clipboard. */
export async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  const text = await response.text();
  if (response.ok) return text;
  const { message } = JSON.parse(text) as { readonly message: string };
  throw new Error(message);
}
