import * as node from "node:zlib";
import { type Inflate, type Inflater, SCRIPT_INFLATER } from "@tcp-ladder/capture-file";

/**
 * Node's zlib, asked to work at once. What is documented of it works in another thread and answers later; a capture that is
 * asked after each piece what it holds so far cannot wait for that. Libraries that read PNG and tar have long done the same.
 */
interface Zlib {
  readonly stream: node.InflateRaw;
  readonly handle: {
    writeSync(
      flush: number,
      from: Uint8Array,
      at: number,
      length: number,
      to: Uint8Array,
      toAt: number,
      room: number,
    ): void;
  };
  /** After a write: how much room was left, how many bytes were not taken. */
  readonly state: Uint32Array;
}

const ROOM_LEFT = 0;
const NOT_TAKEN = 1;
const NO_FLUSH = 0;

/** Of a write that meets broken data nothing is known to have come out: so much is lost at most. */
const STEP = 16 * 1024;

/** What has come out is passed on together, so that few records lie in two pieces. */
const output = new Uint8Array(16 * STEP);

/** A byte to see whether it is taken, and room for what comes of it. */
const probe = new Uint8Array(1);
const unseen = new Uint8Array(STEP);

/** Node 20.15 is the first to have it. */
const { crc32 } = node as Partial<typeof node>;

let chosen: Inflater | undefined;

/** Undoes gzip several times as fast as JavaScript; where a Node should not let it, with JavaScript. */
export function nodeInflater(): Inflater {
  chosen ??= canWorkAtOnce() ? { ...SCRIPT_INFLATER, open: openInflate, ...(crc32 && { crc32 }) } : SCRIPT_INFLATER;
  return chosen;
}

/** An empty stream (RFC 1951, section 3.2.6) and a byte behind it: whether they are told from each other. */
function canWorkAtOnce(): boolean {
  try {
    const inflate = openInflate(() => true);
    const behind = inflate.push(Uint8Array.of(3, 0, 7));
    inflate.close();
    return behind instanceof Uint8Array && behind.length === 1 && behind[0] === 7;
  } catch {
    return false;
  }
}

/** One that has done a stream and can do another: files of very many members are common (bgzip). */
let spare: Zlib | undefined;

function openInflate(emit: (bytes: Uint8Array) => boolean): Inflate {
  const zlib = spare ?? newZlib();
  spare = undefined;

  /** @returns how many of the bytes were taken; fewer than all where the stream ended, or nothing more is wanted */
  function write(bytes: Uint8Array): number {
    let taken = 0;
    let filled = 0;
    for (;;) {
      const room = Math.min(STEP, output.length - filled);
      zlib.handle.writeSync(NO_FLUSH, bytes, taken, bytes.length - taken, output, filled, room);
      if (zlib.stream.destroyed) break;
      taken = bytes.length - (zlib.state[NOT_TAKEN] as number);
      const left = zlib.state[ROOM_LEFT] as number;
      filled += room - left;
      // with room left it stopped for want of bytes, or at the end
      if (left > 0) break;
      if (filled < output.length) continue;
      filled = 0;
      if (!emit(output)) return taken;
    }
    if (filled > 0) emit(output.subarray(0, filled));
    return taken;
  }

  return {
    push(bytes) {
      const taken = write(bytes);
      if (zlib.stream.destroyed) return "broken";
      return taken < bytes.length ? bytes.subarray(taken) : "more";
    },
    hasEnded() {
      // one that goes on takes another byte, whatever it is
      zlib.handle.writeSync(NO_FLUSH, probe, 0, 1, unseen, 0, STEP);
      return !zlib.stream.destroyed && zlib.state[NOT_TAKEN] === 1;
    },
    close() {
      if (zlib.stream.destroyed) return;
      if (spare !== undefined) return zlib.stream.close();
      zlib.stream.reset();
      spare = zlib;
    },
  };
}

function newZlib(): Zlib {
  const stream = node.createInflateRaw();
  // told a moment later, when `destroyed` has said it
  stream.on("error", () => undefined);
  const { _handle: handle, _writeState: state } = stream as unknown as {
    readonly _handle: Zlib["handle"];
    readonly _writeState: Zlib["state"];
  };
  return { stream, handle, state };
}
