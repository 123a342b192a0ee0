import type { FrameRecord } from "@tcp-ladder/capture-file";
import type { Capture } from "@tcp-ladder/engine";
import type { Locale, NumberMode } from "@tcp-ladder/ladder";
import type { Output } from "./output.ts";
import type { RowCursor } from "./rows.ts";
import type { Selection } from "./selection.ts";

/** What a format is told before it begins. */
export interface FormatContext {
  readonly name: string;
  readonly capture: Capture;
  readonly output: Output;
  readonly selection: Selection;
  /** The rows that are wanted, as they come. */
  readonly rows: RowCursor;
  readonly numbers: NumberMode;
  /** Language of drawings; English where left out. */
  readonly locale?: Locale | undefined;
}

/** A way to print a capture. It sees every segment's frame, or the rows after each chunk, or the whole at the end. */
export interface Format {
  /** A frame that holds a segment of a wanted connection; valid during the call only. */
  segment?(record: FrameRecord): void;
  /** There may be more rows. */
  rows?(): void;
  /** All is read. Returns why it cannot be printed, where it cannot. */
  end?(): string | undefined;
}
