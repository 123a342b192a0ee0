import type { CaptureReader } from "@tcp-ladder/capture-file";
import type { Flow } from "@tcp-ladder/flow";
import type { CallBook } from "./calls.ts";

/** What an open capture is made of, lent to the functions that answer from it. */
export interface CaptureParts {
  readonly flow: Flow;
  readonly reader: CaptureReader;
  readonly calls: CallBook;
}
