import type { ByteSource, CaptureFault, CaptureFormat, InterfaceInfo } from "./reader.ts";
import type { FrameRecord } from "./record.ts";
import type { Remarks } from "./remarks.ts";

/**
 * What knows one binary format. It is given whole units (headers, records, blocks) in one piece of memory; {@link
 * openUnitReader} sees to that. Offsets count the capture's own bytes from 0.
 */
export interface UnitParser {
  readonly format: CaptureFormat;
  /**
   * Takes every whole unit in `bytes[start, end)`; `offset` is where `start` stands in the capture.
   *
   * @returns the index after the last whole unit; what is there is incomplete, or wrong and `fault` is set
   */
  parse(bytes: Uint8Array, start: number, end: number, offset: number): number;
  /** How many bytes the unit at the returned index takes, as far as could be seen; more than there were. */
  readonly need: number;
  readonly fault: CaptureFault | undefined;
  readonly frames: number;
  readonly interfaces: readonly InterfaceInfo[];
  /** Undefined of a format that has none. */
  readonly remarks: Remarks | undefined;
  /** Says what is missing of the unit at `offset`, of which `left` bytes are there. */
  incomplete(left: number, offset: number): CaptureFault;
  frameAt(location: number, number: number, source: ByteSource): Promise<FrameRecord>;
}

/** Largest frame kept whole for a link type, as libpcap and Wireshark have it (`max_snaplen_for_dlt`). */
export function maxCapturedLength(linkType: number): number {
  if (linkType === 231 || linkType === 249) return 128 * 1024 * 1024; // D-Bus, USBPcap
  if (linkType === 279) return 8 * 1024 * 1024; // Elektrobit high speed capture
  return 262144;
}
