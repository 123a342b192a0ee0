import { FILE_HEADER } from "./header.ts";

/**
 * The header of a pcap file, in little-endian order (pcap-savefile(5)).
 *
 * @param linkType LINKTYPE_ value
 * @param snapLength most bytes kept of a frame
 * @param nanos time stamps in nanoseconds; microseconds otherwise
 */
export function pcapHeader(linkType: number, snapLength: number, nanos = false): Uint8Array {
  const view = new DataView(new ArrayBuffer(FILE_HEADER));
  view.setUint32(0, nanos ? 0xa1b23c4d : 0xa1b2c3d4, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, snapLength, true);
  view.setUint32(20, linkType, true);
  return new Uint8Array(view.buffer);
}

/** What a record's header says of its frame. */
export interface PcapRecordFields {
  /** Since the epoch, 0 … 2^32−1. */
  readonly seconds: number;
  /** In the file's unit: nanoseconds or microseconds. */
  readonly fraction: number;
  readonly capturedLength: number;
  readonly originalLength: number;
}

/** The 16 bytes before a frame in the file that {@link pcapHeader} begins. */
export function pcapRecordHeader(fields: PcapRecordFields): Uint8Array {
  const view = new DataView(new ArrayBuffer(16));
  view.setUint32(0, fields.seconds, true);
  view.setUint32(4, fields.fraction, true);
  view.setUint32(8, fields.capturedLength, true);
  view.setUint32(12, fields.originalLength, true);
  return new Uint8Array(view.buffer);
}
