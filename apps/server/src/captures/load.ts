import { open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { errorBody } from "@tcp-ladder/protocol";
import type { OpenCapture } from "./open-capture.ts";

const CHUNK_BYTES = 1 << 20;

/** Of a compressed file: a thousand times as much may come out of it, and everyone else waits for that. */
const PACKED_BYTES = 1 << 16;

/** Reads a capture's file into its engine, a piece at a time, so that everyone else is served in between. */
export async function loadCapture(capture: OpenCapture, path: string): Promise<void> {
  try {
    const file = await open(path, "r");
    try {
      while (!capture.closed) {
        const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
        const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES);
        if (bytesRead === 0) break;
        await appendInPieces(capture, chunk.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    capture.fail(errorBody("internal", `The capture's file could not be read to its end: ${why}`));
  }
  capture.finish();
}

/** What is compressed shows by the first piece. */
async function appendInPieces(capture: OpenCapture, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length && !capture.closed; ) {
    const { compression } = capture.engine.status();
    const most = compression === "none" ? CHUNK_BYTES : PACKED_BYTES;
    capture.append(chunk.subarray(at, at + most));
    at += most;
    if (most < CHUNK_BYTES && at < chunk.length) await setImmediate();
  }
}
