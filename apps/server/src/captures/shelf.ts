import type { DecompressLimits } from "@tcp-ladder/capture-file";
import type { Logger } from "pino";
import type { OpenCapture } from "./open-capture.ts";
import type { CaptureRecord } from "./record.ts";

/** A capture held open; whoever has one gives it back. */
export interface Lease {
  readonly capture: OpenCapture;
  release(): void;
}

/** The library as uploads and live captures see it: where a capture that grows is put, and taken away again. */
export interface Shelf {
  /** Folder that holds a folder for each capture. */
  readonly root: string;
  readonly limits: DecompressLimits;
  readonly log: Logger;
  has(id: string): boolean;
  add(record: CaptureRecord): void;
  /** Takes it out of the list and out of memory; what is on disk is the caller's. */
  forget(record: CaptureRecord): void;
  /** Tells whoever watches the list. */
  listChanged(): void;
  hold(capture: OpenCapture): Lease;
}
