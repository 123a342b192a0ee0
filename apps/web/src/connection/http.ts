import { type ErrorBody, errorBody } from "@tcp-ladder/protocol";

export type HttpResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorBody };

const unreachable = (): ErrorBody =>
  errorBody("internal", "The server did not answer.", "Start it again: npm start. The page finds it by itself.");

function errorOf(body: unknown): ErrorBody {
  if (typeof body === "object" && body !== null && "code" in body && "message" in body) return body as ErrorBody;
  return unreachable();
}

export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
}

export interface UploadOptions {
  readonly name: string;
  /** Comes back with the capture's entry in the list while it arrives. */
  readonly mark: string;
  readonly progress: (progress: UploadProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a capture as the raw body. XMLHttpRequest, since fetch tells no progress of what it sends. Undefined where it
 * was cancelled.
 */
export function uploadCapture(
  body: Blob | string,
  { name, mark, progress, signal }: UploadOptions,
): Promise<HttpResult<string> | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `/api/captures?name=${encodeURIComponent(name)}&mark=${encodeURIComponent(mark)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) => progress({ sent: loaded, total }));
    signal.addEventListener("abort", () => request.abort());
    request.addEventListener("abort", () => resolve(undefined));
    request.addEventListener("error", () => resolve({ ok: false, error: unreachable() }));
    request.addEventListener("load", () => {
      const answer = parse(request.responseText);
      const id = typeof answer === "object" && answer !== null && "id" in answer ? answer.id : undefined;
      if (request.status < 300 && typeof id === "string") resolve({ ok: true, value: id });
      else resolve({ ok: false, error: errorOf(answer) });
    });
    request.send(body);
  });
}

export async function deleteCapture(id: string): Promise<HttpResult<undefined>> {
  try {
    const response = await fetch(`/api/captures/${encodeURIComponent(id)}`, { method: "DELETE" });
    if (response.ok) return { ok: true, value: undefined };
    return { ok: false, error: errorOf(parse(await response.text())) };
  } catch {
    return { ok: false, error: unreachable() };
  }
}

export function captureFileUrl(id: string): string {
  return `/api/captures/${encodeURIComponent(id)}/file`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
