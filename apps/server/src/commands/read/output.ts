import { writeSync } from "node:fs";

/** Standard output in large pieces, in order, waiting where a pipe is full. */
export interface Output {
  text(piece: string): void;
  bytes(piece: Uint8Array): void;
  flush(): void;
}

/** The reader of our output went away (`| head`): no error, only the end. */
export class OutputClosed extends Error {}

const FLUSH_CHARACTERS = 64 * 1024;

export function openOutput(fd = 1): Output {
  let pending = "";
  const encoder = new TextEncoder();

  function write(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      try {
        at += writeSync(fd, bytes, at);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === "EPIPE") throw new OutputClosed();
        if (code !== "EAGAIN") throw error;
        waitForRoom();
      }
    }
  }

  function flush(): void {
    const text = pending;
    pending = "";
    if (text !== "") write(encoder.encode(text));
  }

  return {
    text(piece) {
      pending += piece;
      if (pending.length >= FLUSH_CHARACTERS) flush();
    },
    bytes(piece) {
      flush();
      write(piece);
    },
    flush,
  };
}

const never = new Int32Array(new SharedArrayBuffer(4));

/** A non-blocking pipe is full: give its reader a moment. */
function waitForRoom(): void {
  Atomics.wait(never, 0, 0, 1);
}
