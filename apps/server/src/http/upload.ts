import { type ErrorBody, errorBody } from "@tcp-ladder/protocol";
import type { Request, RequestHandler, Response } from "express";
import type { Library } from "../captures/library.ts";
import type { Upload } from "../captures/upload.ts";
import { sendError } from "./errors.ts";

/** A sender that says nothing for so long is taken for gone. */
const STALL_MS = 120_000;

/** How long a refused sender is listened to, so that it reads the refusal before the connection ends. */
const LINGER_MS = 2000;

/** A mark tells uploads apart, nothing more. */
const LONGEST_MARK = 64;

/** `PUT /api/captures?name=…&mark=…`: the file as the raw body. */
export function takeUpload(library: Library, maxBytes: number): RequestHandler {
  return async (request, response) => {
    const said = request.headers["content-length"];
    const length = said === undefined ? undefined : Number(said);
    if (length !== undefined && length > maxBytes) {
      refuse(request, response, tooLarge(maxBytes));
      return;
    }
    const { name, mark } = request.query;
    const upload = library.beginUpload(
      typeof name === "string" ? name : "",
      length,
      typeof mark === "string" ? mark.slice(0, LONGEST_MARK) : undefined,
    );
    if (!upload.ok) {
      refuse(request, response, upload.error);
      return;
    }
    // The sender may have asked first (Expect: 100-continue, RFC 9110, section 10.1.1); now it is told to send.
    if (request.headers.expect !== undefined) response.writeContinue();
    request.once("close", () => {
      if (!request.complete) upload.value.abandon();
    });
    const stalled = () => request.destroy();
    request.setTimeout(STALL_MS, stalled);
    try {
      await store(request, response, upload.value, maxBytes);
    } catch (error) {
      upload.value.abandon();
      throw error;
    } finally {
      // The connection may carry other requests after this one.
      request.socket.setTimeout(0).off("timeout", stalled);
    }
  };
}

async function store(request: Request, response: Response, upload: Upload, maxBytes: number): Promise<void> {
  const refusal = await receive(request, upload, maxBytes);
  if (refusal !== undefined) {
    upload.abandon();
    refuse(request, response, refusal);
    return;
  }
  const kept = upload.complete();
  if (!kept.ok) sendError(response, kept.error);
  else response.status(201).location(`/c/${kept.value}`).json({ id: kept.value });
}

/** Takes the body to its end, at the pace of the disk; says why where it may not come to its end. */
async function receive(request: Request, upload: Upload, maxBytes: number): Promise<ErrorBody | undefined> {
  let taken = 0;
  const brokenOff = errorBody("upload-broken-off", "The connection ended before the whole file had come.");
  try {
    // Not destroyed on leaving the loop: the refusal must still be sent over the same connection.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!(chunk instanceof Uint8Array)) continue;
      taken += chunk.length;
      if (taken > maxBytes) return tooLarge(maxBytes);
      const refusal = await upload.write(chunk);
      if (refusal !== undefined) return refusal;
    }
  } catch {
    return brokenOff;
  }
  return request.complete ? undefined : brokenOff;
}

/**
 * Answers while the body is still coming. Closing at once would reset the connection, and the reset can overtake the
 * answer (RFC 9112, section 9.6): what still comes is read and dropped for a while.
 */
function refuse(request: Request, response: Response, error: ErrorBody): void {
  response.set("connection", "close");
  sendError(response, error);
  if (request.complete || request.destroyed) return;
  request.resume();
  const timer = setTimeout(() => request.destroy(), LINGER_MS).unref();
  request.once("close", () => clearTimeout(timer));
}

function tooLarge(maxBytes: number): ErrorBody {
  return errorBody("upload-too-large", `A capture may have up to ${bytesInWords(maxBytes)} here.`);
}

export function bytesInWords(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Number(value.toFixed(1))} ${units[unit]}`;
}
