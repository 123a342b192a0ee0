import { takenOf, waitForReader } from "./tell.ts";

/** Room for many small packets, or for one of any length that the snap length allows. */
const PIECE_SIZE = 1 << 20;
/** So many pieces are kept at most for a reader that is behind: 64 MiB, besides the kernel's ring. */
export const MOST_PIECES = 64;
const RECORD_HEADER = 16;

/** Packets on their way to standard output, as records of a pcap file. */
export interface Outlet {
  /** @param header the record's header as it stands in the file @param packet holds the packet from 0 on */
  record(header: Buffer, packet: Buffer): void;
  /** Hands on what has gathered, as much of it as the reader takes without being waited for. */
  flush(): void;
  /** Hands on everything, however long the reader takes. */
  finish(): void;
  /** Bytes that the reader has not taken yet. */
  readonly waiting: number;
}

interface Piece {
  readonly bytes: Buffer;
  end: number;
}

/**
 * Packets are gathered while libpcap hands them over and written in one. A reader that is behind is not waited for: the
 * kernel's ring has 256 blocks, and a trickle uses one up every few milliseconds, so it would be full after a second of
 * hardly any traffic. What the reader does not take is kept here and handed on as soon as it does. Only when that is full too is
 * the reader waited for: then packets gather in the ring, which counts what it drops (ps_drop). So there is no loss
 * without a number.
 *
 * @param flushed called after every write, also amid a flood that never lets the event loop run
 */
export function openOutlet(flushed: () => void): Outlet {
  const spare: Buffer[] = [];
  let last: Piece = { bytes: Buffer.allocUnsafeSlow(PIECE_SIZE), end: 0 };
  /** In the order in which they are handed on; of the first, `start` bytes have been. */
  let pieces: Piece[] = [last];
  let start = 0;
  let waiting = 0;

  /** Whether there was something that the reader took. */
  function write(): boolean {
    const first = pieces[0] as Piece;
    if (waiting === 0) return false;
    const taken = takenOf(1, first.bytes.subarray(start, first.end));
    start += taken;
    waiting -= taken;
    if (start < first.end) return taken > 0;
    start = 0;
    if (first === last) last.end = 0;
    else {
      pieces = pieces.slice(1);
      // one is kept, so that a reader who is now and then behind costs no new memory
      if (spare.length === 0) spare.push(first.bytes);
    }
    return true;
  }

  function flush(): void {
    while (write());
    flushed();
  }

  /** Room for as many bytes at the end of what waits. */
  function room(length: number): Piece {
    if (last.end + length <= PIECE_SIZE) return last;
    flush();
    if (last.end + length <= PIECE_SIZE) return last;
    while (pieces.length >= MOST_PIECES) if (!write()) waitForReader();
    last = { bytes: spare.pop() ?? Buffer.allocUnsafeSlow(PIECE_SIZE), end: 0 };
    pieces.push(last);
    return last;
  }

  return {
    record(header, packet) {
      const captured = header.readUInt32LE(8);
      const piece = room(RECORD_HEADER + captured);
      header.copy(piece.bytes, piece.end);
      packet.copy(piece.bytes, piece.end + RECORD_HEADER, 0, captured);
      piece.end += RECORD_HEADER + captured;
      waiting += RECORD_HEADER + captured;
    },
    flush,
    finish() {
      while (waiting > 0) if (!write()) waitForReader();
    },
    get waiting() {
      return waiting;
    },
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
