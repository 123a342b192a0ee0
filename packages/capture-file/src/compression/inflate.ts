import { Inflate as FflateInflate } from "fflate";
import { crc32 } from "./crc32.ts";
import type { Emit } from "./input.ts";

/** One deflated stream (RFC 1951) that is being undone. */
export interface Inflate {
  /**
   * Takes the next bytes, at least one, and emits what they stand for.
   *
   * @returns those of them that lie behind the stream's end, or "more" where it goes on, or where it ends with the last of
   * them and so does not show yet that it has ended
   */
  push(bytes: Uint8Array): Uint8Array | "more" | "broken";
  /** No more bytes will come: whether the stream ended with the last one. */
  hasEnded(): boolean;
  /** Nothing more is asked of it. */
  close(): void;
}

/** How gzip's members are undone. A host may lend one that is faster than JavaScript. */
export interface Inflater {
  /** @param emit where it returns false nothing more is wanted, and what `push` returns does not matter */
  open(emit: Emit): Inflate;
  /** CRC-32 as gzip has it (RFC 1952, section 8), continued from `crc`; 0 to begin with. */
  crc32(bytes: Uint8Array, crc: number): number;
}

/** For hosts that have none of their own. */
export const SCRIPT_INFLATER: Inflater = { open: openInflate, crc32 };

function openInflate(emit: Emit): Inflate {
  let wanted = true;
  const inflate = new FflateInflate((bytes) => {
    if (bytes.length > 0 && wanted) wanted = emit(bytes);
  });
  return {
    push(bytes) {
      try {
        inflate.push(bytes);
      } catch {
        return "broken";
      }
      return behindEnd(inflate) ?? "more";
    },
    // its end would have shown at once
    hasEnded: () => false,
    close: () => undefined,
  };
}

/** fflate's own state: whether the last block is done, the bit it has come to, and the bytes not yet used. */
interface InflateState {
  readonly s: { readonly f?: number; readonly l?: unknown; readonly p?: number };
  readonly p: Uint8Array;
}

/**
 * The bytes after the end of the deflated data, once that is reached. fflate keeps that to itself, but nothing else tells
 * where a member's trailer begins; the tests would see it if it ever changed.
 */
function behindEnd(inflate: FflateInflate): Uint8Array | undefined {
  const { s, p } = inflate as unknown as InflateState;
  if (!s.f || s.l) return undefined;
  return p.subarray(Math.ceil((s.p ?? 0) / 8)).slice();
}
