const FILE_HEADER = 24;
const RECORD_HEADER = 16;
/** Far above the snap length that the child opens with. */
const LONGEST_RECORD = 1 << 24;

/** A pcap stream cut into whole records, so that a child that dies amid one leaves no half record in the capture. */
export interface RecordStream {
  /**
   * Takes a piece of any size; gives the whole records that it completes, as one run of bytes, which is empty where it
   * completes none. The file header is given with the first.
   */
  push(chunk: Buffer): Buffer;
  /** It is no pcap stream, or one that contradicts itself; nothing more is given. */
  readonly broken: boolean;
  /** Records given so far. */
  readonly records: number;
  /** Timestamp of the last of them, milliseconds since the epoch; 0 before any. */
  readonly lastMs: number;
}

/** @param keepHeader whether the file header is given too; a child that goes on where another ended leaves it out */
export function openRecordStream(keepHeader: boolean): RecordStream {
  let rest: Buffer = Buffer.alloc(0);
  let headerSeen = false;
  let records = 0;
  let lastMs = 0;
  let broken = false;

  return {
    push(chunk) {
      if (broken) return chunk.subarray(0, 0);
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      let end = 0;
      if (!headerSeen) {
        if (bytes.length < FILE_HEADER) {
          rest = Buffer.from(bytes);
          return bytes.subarray(0, 0);
        }
        headerSeen = true;
        start = keepHeader ? 0 : FILE_HEADER;
        end = FILE_HEADER;
      }
      while (bytes.length - end >= RECORD_HEADER) {
        const length = bytes.readUInt32LE(end + 8);
        broken = length > LONGEST_RECORD;
        if (broken || bytes.length - end < RECORD_HEADER + length) break;
        lastMs = bytes.readUInt32LE(end) * 1000 + bytes.readUInt32LE(end + 4) / 1000;
        end += RECORD_HEADER + length;
        records++;
      }
      // a copy: the chunk's memory is the stream's
      rest = Buffer.from(bytes.subarray(end));
      return bytes.subarray(start, end);
    },
    get broken() {
      return broken;
    },
    get lastMs() {
      return lastMs;
    },
    get records() {
      return records;
    },
  };
}
