import type { Capture } from "@tcp-ladder/engine";
import { FORMATS, type FormatName, FRAME_FORMATS } from "./formats.ts";
import type { Output } from "./output.ts";
import { connectionRowCursor } from "./rows.ts";
import { onlyConnection } from "./selection.ts";

/** Formats in which a part of a connection can be had from the server; the page draws the others itself. */
export const PART_FORMATS = ["tcpdump", "csv", "ndjson", "pcapng"] as const satisfies readonly FormatName[];
export type PartFormat = (typeof PART_FORMATS)[number];

export interface ConnectionPart {
  /** What the capture is called. */
  readonly name: string;
  readonly connection: number;
  /** Segments of the connection, from 0, `to` not included. */
  readonly from: number;
  readonly to: number;
}

/** Pieces of about this size leave one by one, so that a connection of any length is never held at once. */
const PIECE = 64 * 1024;

/** A part of a connection in one of the formats, in pieces of bytes. */
export async function* connectionPart(
  capture: Capture,
  { name, connection, from, to }: ConnectionPart,
  formatName: PartFormat,
): AsyncGenerator<Uint8Array> {
  const output = openPieces();
  const rows = connectionRowCursor(capture.flow, connection, from, to);
  const selection = onlyConnection(connection);
  const format = FORMATS[formatName]({ name, capture, output, selection, rows: rows.next, numbers: "symbolic" });
  if (FRAME_FORMATS.has(formatName)) {
    for await (const record of capture.frames(connection, from, to)) {
      format.segment?.(record);
      if (output.size() >= PIECE) yield output.take();
    }
  } else {
    while (!rows.done()) {
      format.rows?.();
      if (output.size() >= PIECE) yield output.take();
    }
  }
  format.end?.();
  yield output.take();
}

function openPieces(): Output & { size(): number; take(): Uint8Array } {
  const encoder = new TextEncoder();
  let pieces: Uint8Array[] = [];
  let text = "";
  let size = 0;
  const settle = (): void => {
    if (text !== "") pieces.push(encoder.encode(text));
    text = "";
  };
  return {
    text(piece) {
      text += piece;
      size += piece.length;
    },
    bytes(piece) {
      settle();
      pieces.push(piece.slice());
      size += piece.length;
    },
    size: () => size,
    take() {
      settle();
      const whole = Buffer.concat(pieces);
      pieces = [];
      size = 0;
      return whole;
    },
  };
}
