import { statSync } from "node:fs";
import { join } from "node:path";
import type { CaptureRecord } from "./record.ts";

/** In the order in which a reader meets them. The first one's day is the article's, as far as it is known. */
const SAMPLES = [
  { id: "sample-article", file: "article.txt", name: "The article: eight segments" },
  { id: "sample-four-segment-close", file: "four-segment-close.pcap", name: "A close in four segments" },
  { id: "sample-half-close", file: "half-close.pcap", name: "A half-close" },
  { id: "sample-refused", file: "refused.pcap", name: "A connection refused" },
  { id: "sample-reset", file: "reset.pcap", name: "A connection reset" },
  { id: "sample-simultaneous-open", file: "simultaneous-open.pcap", name: "Both sides open at once" },
  { id: "sample-simultaneous-close", file: "simultaneous-close.pcap", name: "Both sides close at once" },
  { id: "sample-half-open", file: "half-open.pcap", name: "A connection that one side has forgotten" },
] as const;

/** The captures that come with the program: always there, never changed. */
export function sampleRecords(folder: string): CaptureRecord[] {
  return SAMPLES.flatMap(({ id, file, name }) => {
    const path = join(folder, file);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return [];
    return [
      {
        id,
        kind: "sample" as const,
        name,
        createdMs: 0,
        path,
        directory: undefined,
        meta: undefined,
        bytes: stats.size,
        growing: undefined,
        opened: undefined,
      },
    ];
  });
}
