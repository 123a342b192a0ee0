import { randomUUID } from "node:crypto";
import { closeSync, openSync, read, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ByteSource } from "@tcp-ladder/capture-file";

/**
 * Random access to a capture's decompressed bytes: its file, or where that is compressed a second file which fills as
 * the engine decompresses. That one has no name: it goes with the process, however the process ends.
 */
export class CaptureBytes implements ByteSource {
  readonly #path: () => string;
  readonly #scratch: string;
  #raw: number | undefined;
  #inflated: number | undefined;
  #inflatedFault: unknown;
  #reading = 0;
  #resting = false;
  #closed = false;

  /**
   * @param path where the file lies now; it may move
   * @param scratch folder for the decompressed bytes, on the disk that holds the captures
   */
  constructor(path: () => string, scratch: string = tmpdir()) {
    this.#path = path;
    this.#scratch = scratch;
    this.#raw = openSync(path(), "r");
  }

  read(offset: number, length: number): Promise<Uint8Array> {
    if (this.#closed) return Promise.resolve(new Uint8Array(0));
    return new Promise((resolve, reject) => {
      this.#resting = false;
      const descriptor = this.#inflated ?? this.#openRaw();
      const bytes = new Uint8Array(length);
      this.#reading++;
      read(descriptor, bytes, 0, length, offset, (error, count) => {
        this.#reading--;
        this.#closeWhenIdle();
        if (error) reject(error);
        else resolve(bytes.subarray(0, count));
      });
    });
  }

  readonly decompressed = (bytes: Uint8Array): void => {
    if (this.#closed || this.#inflatedFault !== undefined) return;
    try {
      this.#inflated ??= openNameless(this.#scratch);
      writeAll(this.#inflated, bytes);
    } catch (error) {
      this.#inflatedFault = error;
    }
  };

  /** Why the decompressed bytes could not be kept (the disk is full); undefined while they could. */
  get inflatedFault(): unknown {
    return this.#inflatedFault;
  }

  /** Nobody looks at the moment: the file is opened again when somebody does. */
  rest(): void {
    this.#resting = true;
    this.#closeWhenIdle();
  }

  close(): void {
    this.#closed = true;
    this.#closeWhenIdle();
  }

  #openRaw(): number {
    this.#raw ??= openSync(this.#path(), "r");
    return this.#raw;
  }

  /** A descriptor closed under a running read could be another file's by the time the read happens. */
  #closeWhenIdle(): void {
    if (this.#reading > 0) return;
    if (this.#resting || this.#closed) {
      if (this.#raw !== undefined) closeSync(this.#raw);
      this.#raw = undefined;
    }
    if (this.#closed) {
      if (this.#inflated !== undefined) closeSync(this.#inflated);
      this.#inflated = undefined;
    }
  }
}

/** write(2) may take less than it was given. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(descriptor, bytes, done);
}

function openNameless(folder: string): number {
  const path = join(folder, `.decompressed-${randomUUID()}`);
  const descriptor = openSync(path, "wx+");
  unlinkSync(path);
  return descriptor;
}
