import type { DecompressLimits } from "@tcp-ladder/capture-file";
import type { Capture } from "@tcp-ladder/engine";
import { openCapture } from "@tcp-ladder/engine";
import type { SocketCall } from "@tcp-ladder/flow";
import type { CaptureStatus, ErrorBody } from "@tcp-ladder/protocol";
import { errorBody } from "@tcp-ladder/protocol";
import { nodeInflater } from "../unpack/node-inflater.ts";
import { CaptureBytes } from "./capture-bytes.ts";
import { diskError } from "./disk-errors.ts";

/** What stands beside the bytes: it changes with the session, not with what is read. */
export interface CaptureFacts {
  readonly kind: "live" | "upload" | "sample";
  readonly drops: { readonly kernel: number; readonly interface: number };
  readonly live: CaptureStatus["live"];
}

export interface CaptureListener {
  /** There is more of it, or its status is another. */
  changed(): void;
  /** It is closed for good: deleted, or its upload refused. */
  gone(): void;
}

/** A capture in memory: the engine, the bytes it looks details up in, and who wants to know of changes. */
export class OpenCapture {
  readonly engine: Capture;
  /** Readers at the moment: pages that watch, requests under way, the session that fills it. */
  leases = 0;
  lastUsed = 0;
  /** Being read from disk, where all of it already is; what still arrives from elsewhere is not. */
  readonly reloading: () => boolean;
  #state: CaptureStatus["state"];
  #taken = 0;
  #fault: (ErrorBody & { readonly offset: number }) | undefined;
  #closed = false;
  readonly #bytes: CaptureBytes;
  readonly #facts: () => CaptureFacts;
  readonly #totalBytes: number | undefined;
  readonly #listeners = new Set<CaptureListener>();

  constructor(options: {
    /** Where its file lies now: an upload moves when it is whole. */
    readonly path: () => string;
    readonly scratch: string | undefined;
    readonly state: "loading" | "live";
    readonly totalBytes: number | undefined;
    readonly onDisk?: boolean;
    /** How much is unpacked of a compressed one. */
    readonly limits: DecompressLimits;
    readonly facts: () => CaptureFacts;
  }) {
    this.#bytes = new CaptureBytes(options.path, options.scratch);
    this.#facts = options.facts;
    this.#state = options.state;
    this.#totalBytes = options.totalBytes;
    this.reloading = () => options.onDisk === true && this.#state === "loading";
    this.engine = openCapture({
      source: this.#bytes,
      decompressed: this.#bytes.decompressed,
      limits: options.limits,
      inflater: nodeInflater,
      pause: () => new Promise((resolve) => setImmediate(resolve)),
    });
  }

  get state(): CaptureStatus["state"] {
    return this.#state;
  }

  get closed(): boolean {
    return this.#closed;
  }

  append(chunk: Uint8Array): void {
    if (this.#closed) return;
    const offset = this.#taken;
    this.#taken += chunk.length;
    if (this.#fault === undefined) this.#guard(offset, () => this.engine.append(chunk));
    this.changed();
  }

  finish(): void {
    if (this.#closed || this.#state === "complete") return;
    if (this.#fault === undefined) this.#guard(this.#taken, () => this.engine.finish());
    this.#state = "complete";
    this.changed();
  }

  /** The bytes end here for a reason of the host's own. */
  fail(error: ErrorBody): void {
    this.#fault ??= { ...error, offset: this.#taken };
  }

  addCalls(calls: readonly SocketCall[]): void {
    if (this.#closed || calls.length === 0) return;
    this.engine.addCalls(calls);
    this.changed();
  }

  status(): CaptureStatus {
    const { fileDrops, fault, comments: _, remarks, ...engine } = this.engine.status();
    const { kind, drops, live } = this.#facts();
    // What a live session leaves unfinished is nobody's mistake: it is said in the notice instead.
    const unfinished = kind === "live" && (fault?.code === "truncated" || fault?.code === "empty");
    const cut = unfinished && fault.code === "truncated" && live !== undefined && live.notice === undefined;
    return {
      ...engine,
      state: this.#state,
      bytes: this.#taken,
      totalBytes: this.#state === "loading" ? this.#totalBytes : this.#taken,
      drops: { ...drops, file: fileDrops },
      ...(remarks > 0 && { comments: remarks }),
      fault: this.#fault ?? (unfinished ? undefined : fault),
      live: cut ? { ...live, notice: "The last frame was cut off when the capture ended." } : live,
    };
  }

  /** Returns how to stop listening. */
  listen(listener: CaptureListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener.changed();
  }

  /** Nobody holds it: it stays in memory, but keeps no descriptor of its file. */
  rest(): void {
    this.#bytes.rest();
  }

  /** @param gone it will not be opened again */
  close(gone: boolean): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#bytes.close();
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    if (gone) for (const listener of listeners) listener.gone();
  }

  /** Settles when it is complete, closed, or `test` is true; asked again after every change. */
  async until(test: () => boolean): Promise<void> {
    if (this.#closed || this.#state === "complete" || test()) return;
    await new Promise<void>((resolve) => {
      const check = () => {
        if (!this.#closed && this.#state !== "complete" && !test()) return;
        stop();
        resolve();
      };
      const stop = this.listen({ changed: check, gone: check });
    });
  }

  /** One capture that meets a bug of ours must not take the others with it. */
  #guard(offset: number, work: () => void): void {
    try {
      work();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#fault = { ...errorBody("internal", `Reading stopped at a fault of the program: ${why}`), offset };
    }
    const disk = this.#bytes.inflatedFault;
    if (disk !== undefined && this.#fault === undefined) {
      this.#fault = { ...diskError(disk, "keeping the decompressed capture"), offset };
    }
  }
}
