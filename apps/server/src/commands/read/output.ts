import { writeSync } from "node:fs";
import type { Output } from "../../formats/output.ts";

/** Standard output in large pieces, in order, waiting where a pipe is full. */
export interface StandardOutput extends Output {
  flush(): void;
}

/** The reader of our output went away (`| head`): no error, only the end. */
class OutputClosed extends Error {
  override readonly name = "OutputClosed";
}

/** What is written takes no more: a full disk, mostly. The message says why. */
class OutputFailed extends Error {
  override readonly name = "OutputFailed";
}

/** By its name: what writes may be bundled by itself, with a class of its own. */
export function isOutputClosed(error: unknown): boolean {
  return error instanceof Error && error.name === "OutputClosed";
}

/** As {@link isOutputClosed}. */
export function isOutputFailed(error: unknown): error is Error {
  return error instanceof Error && error.name === "OutputFailed";
}

const FLUSH_CHARACTERS = 64 * 1024;
const FLUSH_BYTES = 256 * 1024;

export function openOutput(fd = 1): StandardOutput {
  const buffer = Buffer.allocUnsafeSlow(FLUSH_BYTES);
  let text = "";
  let bytes = 0;

  function flushText(): void {
    const piece = text;
    text = "";
    // UTF-8 takes three bytes a UTF-16 unit at most: a long piece gets room of its own
    if (3 * piece.length > FLUSH_BYTES) writeAll(fd, Buffer.from(piece));
    else if (piece !== "") writeAll(fd, buffer.subarray(0, buffer.write(piece)));
  }

  function flushBytes(): void {
    writeAll(fd, buffer.subarray(0, bytes));
    bytes = 0;
  }

  return {
    text(piece) {
      if (bytes > 0) flushBytes();
      text += piece;
      if (text.length >= FLUSH_CHARACTERS) flushText();
    },
    bytes(piece) {
      if (text !== "") flushText();
      if (bytes + piece.length > FLUSH_BYTES) flushBytes();
      if (piece.length > FLUSH_BYTES) return writeAll(fd, piece);
      buffer.set(piece, bytes);
      bytes += piece.length;
    },
    flush() {
      flushText();
      flushBytes();
    },
  };
}

function writeAll(fd: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === "EPIPE") throw new OutputClosed();
      if (code !== "EAGAIN") throw new OutputFailed(code === "ENOSPC" ? "the disk is full" : message);
      waitForRoom();
    }
  }
}

const never = new Int32Array(new SharedArrayBuffer(4));

/** A non-blocking pipe is full: give its reader a moment. */
function waitForRoom(): void {
  Atomics.wait(never, 0, 0, 1);
}
