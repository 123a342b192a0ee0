import { writeAll } from "./tell.ts";

/** Room for many small packets, or for one of any length that the snap length allows. */
const CAPACITY = 1 << 20;
const RECORD_HEADER = 16;

/** Packets on their way to standard output, as records of a pcap file. */
export interface Outlet {
  /** @param header the record's header as it stands in the file @param packet holds the packet from 0 on */
  record(header: Buffer, packet: Buffer): void;
  /** Hands on what has gathered. */
  flush(): void;
}

/**
 * Packets are gathered while libpcap hands them over and written in one. Writing blocks while the reader is behind:
 * then packets gather in the kernel's ring, which has a bound and counts what it drops (ps_drop). So there is one
 * buffer, one counter, and no loss without a number.
 *
 * @param flushed called after every write, also amid a flood that never lets the event loop run
 */
export function openOutlet(flushed: () => void): Outlet {
  const buffer = Buffer.allocUnsafeSlow(CAPACITY);
  let end = 0;

  function flush(): void {
    if (end > 0) writeAll(1, buffer.subarray(0, end));
    end = 0;
    flushed();
  }

  return {
    record(header, packet) {
      const captured = header.readUInt32LE(8);
      if (end + RECORD_HEADER + captured > CAPACITY) flush();
      header.copy(buffer, end);
      packet.copy(buffer, end + RECORD_HEADER, 0, captured);
      end += RECORD_HEADER + captured;
    },
    flush,
  };
}

/**
 * pcap file header, microseconds, little-endian (draft-ietf-opsawg-pcap, section 4). The addon's packet headers are
 * records of that format already.
 */
export function pcapFileHeader(linkType: number, snapLength: number): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(snapLength, 16);
  header.writeUInt32LE(linkType, 20);
  return header;
}
