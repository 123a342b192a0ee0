/**
 * One captured frame as a reader hands it on. The same object is handed on every time: what is to be kept must be
 * copied before the call returns. No object is made per frame.
 */
export interface FrameRecord {
  /** Buffer that holds the frame, `start` … `end` its captured bytes. */
  bytes: Uint8Array;
  start: number;
  end: number;
  /** Bytes the frame had on the wire; at least the captured ones, unless the file lies. */
  originalLength: number;
  /** From 1, every record counted, TCP or not, as Wireshark numbers frames. */
  number: number;
  /**
   * Whole seconds since the epoch (since midnight where the date is unknown), and nanoseconds 0 … 999,999,999. Where
   * a pcap file's own fraction is not below a second it is kept as it stands: up to 2^32 microseconds, or nanoseconds
   * as a signed number of 32 bits.
   */
  seconds: number;
  nanos: number;
  /** LINKTYPE_ value. */
  linkType: number;
  /** How many bytes at the frame's end the file declares to be its check sequence; 0 where it declares none. */
  checkLength: number;
  /** Most bytes that libpcap hands on of it: a pcap file's snap length; 0 where there is no bound. */
  snapLength: number;
  /** Index into the reader's `interfaces`. */
  interfaceId: number;
  /** What `CaptureReader.frameAt` takes to find the frame again. */
  location: number;
  /** wire's FrameMark bits that only the reader knows (SEQ_INFERRED …). */
  marks: number;
  /** Host or port names that a text capture gave in place of numbers; undefined otherwise. */
  names: EndpointNames | undefined;
  /** What someone has written on the frame (pcapng). */
  comments: readonly string[] | undefined;
}

/** As tcpdump printed them, without the dot between: `npsc-220` and `ndmp`. Undefined where they were numeric. */
export interface EndpointNames {
  readonly sourceHost: string | undefined;
  readonly sourcePort: string | undefined;
  readonly destinationHost: string | undefined;
  readonly destinationPort: string | undefined;
}

/** Where a frame ends for programs that read with libpcap: those cut a record that is longer than the file's snap length. */
export function endWithinSnapLength({ start, end, snapLength }: FrameRecord): number {
  return snapLength > 0 && end - start > snapLength ? start + snapLength : end;
}

export interface FrameSink {
  frame(record: FrameRecord): void;
}

/** A blank to fill in. */
export function newFrameRecord(): FrameRecord {
  return {
    bytes: new Uint8Array(0),
    start: 0,
    end: 0,
    originalLength: 0,
    number: 0,
    seconds: 0,
    nanos: 0,
    linkType: 0,
    checkLength: 0,
    snapLength: 0,
    interfaceId: 0,
    location: 0,
    marks: 0,
    names: undefined,
    comments: undefined,
  };
}
