import type { DecompressLimits, Inflater } from "@tcp-ladder/capture-file";

/** How a compressed capture is unpacked. */
export interface Unpacking {
  /** How much of it. */
  readonly limits: DecompressLimits;
  /** Asked for when gzip is met. */
  readonly inflater: () => Inflater;
}
