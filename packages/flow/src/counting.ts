import type { FrameRecord } from "@tcp-ladder/capture-file";
import { type DecodedFrame, decodeFrame, FrameMark, newDecodedFrame, Outcome } from "@tcp-ladder/wire";
import type { FrameCounters } from "./flow.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Decodes frames, and counts what became of them. */
export class CountingDecoder {
  readonly counters: Writable<FrameCounters> = {
    frames: 0,
    segments: 0,
    notTcp: 0,
    malformed: 0,
    cutShort: 0,
    unknownLink: 0,
    snapped: 0,
  };
  /** The frame decoded last, where it is a segment. */
  readonly decoded: DecodedFrame = newDecodedFrame();

  /** A segment that somebody else has decoded. */
  count(isSnapped: boolean): void {
    const { counters } = this;
    counters.frames++;
    counters.segments++;
    if (isSnapped) counters.snapped++;
  }

  /** Whether the frame is a segment. */
  decode(record: FrameRecord): boolean {
    const { counters, decoded } = this;
    counters.frames++;
    const { bytes, start, end, originalLength, linkType, checkLength } = record;
    const outcome = decodeFrame(bytes, start, end, originalLength, linkType, decoded, checkLength);
    if (outcome === Outcome.SEGMENT) {
      counters.segments++;
      if ((decoded.marks & FrameMark.SNAPPED) !== 0) counters.snapped++;
      return true;
    }
    if (outcome === Outcome.NOT_TCP) counters.notTcp++;
    else if (outcome === Outcome.MALFORMED) counters.malformed++;
    else if (outcome === Outcome.CUT_SHORT) counters.cutShort++;
    else counters.unknownLink++;
    return false;
  }
}
