import type { SocketCall } from "@tcp-ladder/flow";
import type { ErrorBody } from "@tcp-ladder/protocol";
import type { Outcome } from "../outcome.ts";

export interface LiveAbout {
  readonly interface: string;
  readonly filter: string;
  /** What the list shows, and the name of the downloaded file; made from interface and time where it is left out. */
  readonly name?: string;
}

/** Where live sessions put what they capture. */
export interface LiveCaptures {
  /** A new capture of kind "live", at once in the list. Fails where the disk does. */
  createLive(about: LiveAbout): Outcome<LiveCaptureFile>;
}

/** A capture while it grows: bytes of a pcap stream, from its file header on, in pieces of any size. */
export interface LiveCaptureFile {
  readonly id: string;
  /**
   * Written to disk before it returns, then shown. The chunk may be reused afterwards.
   * An error means that the disk took no more: what was written is kept, end the session.
   */
  append(chunk: Uint8Array): ErrorBody | undefined;
  /** Also allowed after `finish`: a program's last call may be told late. */
  addCalls(calls: readonly SocketCall[]): void;
  /** Frames lost so far, as libpcap counts them. */
  setDrops(drops: { readonly kernel: number; readonly interface: number }): void;
  /** The newest thing worth saying about the session (interface went down …). Kept with the capture. */
  setNotice(notice: string | undefined): void;
  /** Nothing more will come. The notice stays. Twice is harmless. */
  finish(): void;
  /** Takes the capture away, from disk and list: for a session that never began. */
  discard(): void;
}
