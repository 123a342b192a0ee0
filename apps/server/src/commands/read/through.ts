import type { FrameRecord } from "@tcp-ladder/capture-file";
import { type Capture, openCapture } from "@tcp-ladder/engine";
import type { Unpacking } from "../../unpack/unpacking.ts";
import type { Input } from "./input.ts";
import type { Progress } from "./progress.ts";

/** Who wants to see what, while a capture is read. */
export interface Watcher {
  begin?(capture: Capture): void;
  /** A frame that became a row; the record is valid during the call only. */
  readonly segment?: ((record: FrameRecord, row: number) => void) | undefined;
  /** Every frame, TCP or not, in place of the table, which stays empty. */
  readonly frame?: ((record: FrameRecord) => void) | undefined;
  /** After each chunk, and once more at the end. */
  chunk?(): void;
}

/** Reads a capture from end to end, or to its first fault. */
export async function readThrough(
  input: Input,
  progress: Progress,
  unpacking: Unpacking,
  watcher: Watcher = {},
): Promise<Capture> {
  const { segment, frame } = watcher;
  const capture = openCapture({
    source: { read: () => Promise.reject(new Error("one pass only: nothing is read again")) },
    ...unpacking,
    ...(segment && { segment }),
    ...(frame && { frames: { frame } }),
  });
  watcher.begin?.(capture);
  for await (const chunk of input.chunks()) {
    capture.append(chunk);
    watcher.chunk?.();
    const { bytes, fault } = capture.status();
    progress.at(bytes);
    if (fault !== undefined) break;
  }
  capture.finish();
  watcher.chunk?.();
  return capture;
}
