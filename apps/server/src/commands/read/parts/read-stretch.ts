import { readSync } from "node:fs";
import type { ReadBytes, Stretch } from "@tcp-ladder/engine";
import { CHUNK_BYTES } from "../input.ts";
import type { Plan } from "./plan.ts";

/** Reads a part from `from` on to where it ends, or to its first fault. Returns where the bytes read end. */
export function readStretch(
  stretch: Stretch,
  fd: number,
  from: number,
  part: number,
  plan: Plan,
  seen: (at: number) => void = () => {},
): number {
  const buffer = new Uint8Array(CHUNK_BYTES);
  let at = from;
  while (stretch.fault === undefined) {
    const end = plan.endOf(part);
    const bytes = at < end ? readSync(fd, buffer, 0, Math.min(CHUNK_BYTES, end - at), at) : 0;
    if (bytes === 0) break;
    stretch.append(buffer.subarray(0, bytes));
    at += bytes;
    seen(at);
  }
  return at;
}

/** Reads any bytes of a file into one buffer, which the next call uses again. */
export function bytesOf(fd: number): ReadBytes {
  let buffer = new Uint8Array(0);
  return (offset, length) => {
    if (buffer.length < length) buffer = new Uint8Array(length);
    return buffer.subarray(0, readSync(fd, buffer, 0, length, offset));
  };
}
