import type { FrameRecord } from "./record.ts";

export type CaptureFormat = "pcap" | "pcapng" | "text";
export type Compression = "gzip" | "zstd" | "lz4";

export interface InterfaceInfo {
  readonly linkType: number;
  /** Most bytes kept of a frame; 0 where the file sets no bound. */
  readonly snapLength: number;
  readonly name: string | undefined;
  /** Timestamp units a second: 1e6, 1e9, … */
  readonly unitsPerSecond: number;
  /** Frames the capturing system said it dropped (pcapng ISB, EPB options); 0 where it did not say. */
  readonly dropped: number;
  /** What the file says of it besides (pcapng); left out where it does not. */
  readonly description?: string | undefined;
}

/** A section of a pcapng file: what made it, as the file says. */
export interface SectionInfo {
  readonly hardware: string | undefined;
  readonly system: string | undefined;
  readonly application: string | undefined;
}

/** A comment in a pcapng file, and what it is about: a section or interface counts from 0, a frame from 1. */
export interface CaptureRemark {
  readonly about: "section" | "interface" | "frame";
  readonly number: number;
  readonly text: string;
}

/** Why reading stopped, or what was passed over. `offset` counts the file's own (decompressed) bytes from 0. */
export interface CaptureFault {
  readonly code: CaptureFaultCode;
  readonly message: string;
  readonly offset: number;
}

export type CaptureFaultCode =
  | "empty" // not one byte
  | "unknown-format" // neither a capture nor tcpdump's text
  | "truncated" // ends inside a header or a record
  | "bad-record" // a length or id contradicts itself
  | "bad-compression" // the compressed stream is broken
  | "too-large"; // decompression bound exceeded

/**
 * A push parser: bytes arrive in pieces of any size, frames leave as soon as they are whole. A fault ends the reading
 * and stands in `fault`; frames before it have been handed on.
 */
export interface CaptureReader {
  append(chunk: Uint8Array): void;
  /**
   * No more bytes will come: whatever is incomplete now is a fault.
   *
   * @param cut more was to come and something else is to blame (a broken compressed stream): a line of text that has not
   * ended may then lack its last digits and is not taken
   */
  finish(cut?: boolean): void;
  /** Undefined until enough bytes were seen. */
  readonly format: CaptureFormat | undefined;
  readonly fault: CaptureFault | undefined;
  readonly interfaces: readonly InterfaceInfo[];
  /** Bytes taken in, decompressed. */
  readonly bytes: number;
  /** Records handed on. */
  readonly frames: number;
  /** Text only: lines that were not TCP segments. */
  readonly skippedLines: number;
  /** Comments and resolved names found, for display (pcapng), each as a line. */
  readonly comments: readonly string[];
  /** The same comments with what they are about. Of very many the first are kept, and the others counted. */
  readonly remarks: readonly CaptureRemark[];
  readonly remarksPassedOver: number;
  /** Names by address, as tcpdump prints that: the first that the file resolves it to (pcapng). */
  readonly resolved: ReadonlyMap<string, string>;
  readonly sections: readonly SectionInfo[];
  /**
   * Finds a frame again. `source` reads the capture's decompressed bytes; text captures do not need it.
   * The record returned is the caller's own. Throws a RangeError for a location that is none.
   */
  frameAt(location: number, number: number, source: ByteSource): Promise<FrameRecord>;
}

/** Random access to the decompressed bytes of a capture. May return fewer bytes at the end. */
export interface ByteSource {
  read(offset: number, length: number): Promise<Uint8Array>;
}
