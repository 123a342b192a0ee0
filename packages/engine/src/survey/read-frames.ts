import { type FrameRecord, newFrameRecord, type PcapLayout, readPcapRecord } from "@tcp-ladder/capture-file";

/** Reads bytes of a file from an offset on; fewer at its end. What it returns is valid until the next call. */
export type ReadBytes = (offset: number, length: number) => Uint8Array;

const LEAST = 4096;
const MOST = 512 * 1024;

/**
 * Reads the frames at places of a pcap file that are known to be records, in order. It reads ahead, further each time the
 * places follow each other closely, and hardly at all where they lie far apart. Frames have no number then.
 */
export function readFramesAt(
  locations: Float64Array,
  layout: PcapLayout,
  read: ReadBytes,
  take: (record: FrameRecord) => void,
): void {
  const record = newFrameRecord();
  let block = new Uint8Array(0);
  let view = new DataView(block.buffer);
  let begin = 0;
  let ahead = LEAST;

  function fetch(location: number, length: number): void {
    const isNear = location <= begin + block.length + ahead;
    ahead = isNear ? Math.min(2 * ahead, MOST) : LEAST;
    block = read(location, Math.max(length, ahead)) as Uint8Array<ArrayBuffer>;
    view = new DataView(block.buffer, block.byteOffset, block.byteLength);
    begin = location;
  }

  for (const location of locations) {
    if (location + layout.recordHeader > begin + block.length) fetch(location, layout.recordHeader);
    let next = readPcapRecord(block, view, location - begin, layout, record);
    if (next > block.length) {
      fetch(location, next - (location - begin));
      next = readPcapRecord(block, view, 0, layout, record);
    }
    if (next < 0 || next > block.length) throw new Error(`the record at byte ${location} has changed`);
    record.location = location;
    take(record);
  }
}
