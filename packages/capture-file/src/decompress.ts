import type { CaptureFault, Compression } from "./reader.ts";

export interface DecompressLimits {
  /** Most bytes that may come out. */
  readonly maxBytes: number;
  /** Most bytes out per byte in, once 1 MiB has come out. */
  readonly maxRatio: number;
}

/** gzip (any number of members), zstd and lz4 frames, told apart by their magic; anything else passes unchanged. */
export interface Decompressor {
  append(chunk: Uint8Array): void;
  finish(): void;
  /** Undefined until known, "none" where bytes pass unchanged. */
  readonly compression: Compression | "none" | undefined;
  readonly fault: CaptureFault | undefined;
}

/** @param sink receives the bytes; a chunk is valid during the call only */
export function openDecompressor(_sink: (bytes: Uint8Array) => void, _limits?: DecompressLimits): Decompressor {
  throw new Error("to be written");
}
