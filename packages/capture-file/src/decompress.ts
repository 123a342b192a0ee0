import { type Inflater, SCRIPT_INFLATER } from "./compression/inflate.ts";
import { ByteQueue, type Decoder } from "./compression/input.ts";
import { compressionOf, decodeMembers } from "./compression/members.ts";
import type { CaptureFault, Compression } from "./reader.ts";

export interface DecompressLimits {
  /** Most bytes that may come out. */
  readonly maxBytes: number;
  /** Most bytes out per byte in, once 16 MiB have come out; of zstd, which has no bound of its own, ten times as many. */
  readonly maxRatio: number;
}

/**
 * Generous for captures: the best that deflate can do is 1032 to 1, and what gets near it is no capture of traffic. Long
 * segments full of one byte, as speed tests send them, come to 500 with deflate and to 2000 with zstd.
 */
export const DEFAULT_DECOMPRESS_LIMITS: DecompressLimits = { maxBytes: 8 * 2 ** 30, maxRatio: 1000 };

/** gzip (any number of members), zstd and lz4 frames (those of lz4's legacy format too), told apart by their magic; anything else passes unchanged. */
export interface Decompressor {
  append(chunk: Uint8Array): void;
  finish(): void;
  /** Undefined until known, "none" where bytes pass unchanged. */
  readonly compression: Compression | "none" | undefined;
  /** Its `offset` counts the bytes that went in, as they stand in the compressed file. */
  readonly fault: CaptureFault | undefined;
}

/** The ratio says nothing yet of less than this. */
const RATIO_FROM = 16 * 1024 * 1024;

/**
 * @param sink receives the bytes; a chunk is valid during the call only
 * @param inflater asked for once gzip's members come; the host's own, where it has one
 */
export function openDecompressor(
  sink: (bytes: Uint8Array) => void,
  limits: DecompressLimits = DEFAULT_DECOMPRESS_LIMITS,
  inflater: () => Inflater = () => SCRIPT_INFLATER,
): Decompressor {
  const input = new ByteQueue();
  let compression: Compression | "none" | undefined;
  let decoder: Decoder | undefined;
  let wanted = 0;
  let out = 0;
  let fault: CaptureFault | undefined;
  let done = false;

  function emit(bytes: Uint8Array): boolean {
    const room = limits.maxBytes - out;
    out += Math.min(bytes.length, room);
    sink(bytes.length > room ? bytes.subarray(0, room) : bytes);
    const taken = Math.max(1, input.taken);
    if (bytes.length > room) {
      tooLarge(`${size(limits.maxBytes)} had come out, and there is more; that is the most that is unpacked here`);
    } else if (out > RATIO_FROM && out / taken > maxRatio()) {
      tooLarge(
        `${size(out)} had come out, more than ${maxRatio()} bytes for each; no capture of traffic packs so well`,
      );
    }
    return fault === undefined;
  }

  function maxRatio(): number {
    return compression === "zstd" ? 10 * limits.maxRatio : limits.maxRatio;
  }

  function tooLarge(what: string): void {
    const message = `At byte ${input.taken} of the ${compression ?? "compressed"} file ${what}. The rest was not unpacked.`;
    fault = { code: "too-large", message, offset: input.taken };
  }

  function broken(what: string): void {
    const name = compression === undefined || compression === "none" ? "compressed" : compression;
    const message = `The ${name} file is damaged at byte ${input.taken}: ${what}.`;
    fault ??= { code: "bad-compression", message, offset: input.taken };
  }

  /** Gives the decoder what it asks for, as long as it is there; at the end whatever is left. */
  function run(running: Decoder, ending: boolean): void {
    for (;;) {
      if (done || fault !== undefined) return;
      const available = wanted === 0 ? input.ready : input.length;
      if (available < Math.max(1, wanted) && !ending) return;
      resume(running, input.take(wanted === 0 ? available : Math.min(wanted, available)));
    }
  }

  function resume(running: Decoder, bytes: Uint8Array): void {
    const next = running.next(bytes);
    if (next.done !== true) {
      wanted = next.value;
      return;
    }
    done = true;
    if (next.value !== undefined) broken(next.value);
  }

  /** Decides by the first bytes what the file is. */
  function start(ending: boolean): void {
    if (input.length < 4 && !ending) return;
    const magic = input.take(Math.min(4, input.length));
    input.unread(magic);
    if (compressionOf(magic) === undefined) {
      compression = "none";
      const held = input.take(input.length);
      if (held.length > 0) sink(held);
      return;
    }
    decoder = decodeMembers(input, emit, inflater, (found) => {
      compression = found;
    });
    resume(decoder, new Uint8Array(0));
  }

  return {
    append(chunk) {
      if (fault !== undefined || done) return;
      if (compression === "none") {
        sink(chunk);
        return;
      }
      input.append(chunk);
      if (decoder === undefined) start(false);
      if (decoder !== undefined) run(decoder, false);
    },
    finish() {
      if (fault !== undefined || done || compression === "none") return;
      if (decoder === undefined) start(true);
      if (decoder !== undefined) run(decoder, true);
    },
    get compression() {
      return compression;
    },
    get fault() {
      return fault;
    },
  };
}

/** A number of bytes as the limits are given: `8 GiB`. */
function size(bytes: number): string {
  const [unit, one] = bytes >= 2 ** 30 ? ["GiB", 2 ** 30] : bytes >= 2 ** 20 ? ["MiB", 2 ** 20] : ["bytes", 1];
  return `${Number((bytes / one).toFixed(1))} ${unit}`;
}
