import type { FrameCounters } from "@tcp-ladder/flow";
import type { ErrorBody } from "./errors.ts";

/** What a capture is doing and what it holds; sent while it changes, at most some twenty times a second. */
export interface CaptureStatus {
  readonly state: "loading" | "live" | "complete";
  readonly format: "pcap" | "pcapng" | "text" | undefined;
  readonly compression: "gzip" | "zstd" | "lz4" | "none" | undefined;
  /** Bytes taken in, and of how many, where that is known. */
  readonly bytes: number;
  readonly totalBytes: number | undefined;
  readonly counters: FrameCounters;
  readonly segments: number;
  readonly connections: number;
  /** Frames lost before they reached the file: by the kernel's buffer, the interface, or as the file itself tells. */
  readonly drops: { readonly kernel: number; readonly interface: number; readonly file: number };
  /** Comments that people have written into the file (pcapng); left out where there are none. */
  readonly comments?: number | undefined;
  /** Text captures: lines that were no segments. */
  readonly skippedLines: number;
  /** Where reading stopped; what came before is there. */
  readonly fault: (ErrorBody & { readonly offset: number }) | undefined;
  /** Live: what is captured, and the newest thing worth saying (interface went down …). */
  readonly live:
    | { readonly interface: string; readonly filter: string; readonly notice: string | undefined }
    | undefined;
}

/** A capture in the list. */
export interface CaptureEntry {
  readonly id: string;
  readonly name: string;
  /** When it was made, milliseconds since the epoch. */
  readonly createdMs: number;
  readonly bytes: number;
  readonly kind: "live" | "upload" | "sample";
  readonly state: CaptureStatus["state"];
  /** While it is uploaded, from its first frame on: what its sender called it (`mark` of the PUT), who finds it by that. */
  readonly mark?: string | undefined;
}

/** What the server can do here. */
export interface LiveAbility {
  readonly possible: boolean;
  /** Why not, and the one command that mends it. */
  readonly reason: ErrorBody | undefined;
  readonly interfaces: readonly { readonly name: string; readonly addresses: readonly string[] }[];
}
