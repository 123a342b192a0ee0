import { readSync } from "node:fs";
import type { ReadBytes, Stretch } from "@tcp-ladder/engine";
import { CHUNK_BYTES } from "../input.ts";
import type { Plan } from "./plan.ts";

/** Reads a part from its start to where it ends, or to its first fault. */
export function readStretch(
  stretch: Stretch,
  fd: number,
  part: number,
  plan: Plan,
  seen: (at: number) => void = () => {},
): void {
  const buffer = new Uint8Array(CHUNK_BYTES);
  let at = stretch.parsed;
  while (stretch.fault === undefined) {
    const end = plan.endOf(part);
    const bytes = at < end ? readSync(fd, buffer, 0, Math.min(CHUNK_BYTES, end - at), at) : 0;
    if (bytes === 0) break;
    stretch.append(buffer.subarray(0, bytes));
    at += bytes;
    seen(at);
  }
}

/** Reads on behind the first part while the others are being read. */
export function readOn(stretch: Stretch, fd: number, size: number, plan: Plan): void {
  const buffer = new Uint8Array(CHUNK_BYTES);
  stretch.goOn();
  for (let at = stretch.parsed; at < size && stretch.fault === undefined && !plan.isRead(); ) {
    const bytes = readSync(fd, buffer, 0, Math.min(CHUNK_BYTES, size - at), at);
    if (bytes === 0) return;
    stretch.append(buffer.subarray(0, bytes));
    at += bytes;
  }
}

/** Reads any bytes of a file into one buffer, which the next call uses again. */
export function bytesOf(fd: number): ReadBytes {
  let buffer = new Uint8Array(0);
  return (offset, length) => {
    if (buffer.length < length) buffer = new Uint8Array(length);
    return buffer.subarray(0, readSync(fd, buffer, 0, length, offset));
  };
}
