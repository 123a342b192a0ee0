import { open } from "node:fs/promises";
import { errorBody } from "@tcp-ladder/protocol";
import type { OpenCapture } from "./open-capture.ts";

const CHUNK_BYTES = 1 << 20;

/** Reads a capture's file into its engine, a piece at a time, so that everyone else is served in between. */
export async function loadCapture(capture: OpenCapture, path: string): Promise<void> {
  try {
    const file = await open(path, "r");
    try {
      while (!capture.closed) {
        const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
        const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES);
        if (bytesRead === 0) break;
        capture.append(chunk.subarray(0, bytesRead));
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
