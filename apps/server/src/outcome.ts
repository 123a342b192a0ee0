import type { ErrorBody, ErrorCode } from "@tcp-ladder/protocol";
import { errorBody } from "@tcp-ladder/protocol";

/** What is expected to fail says so by its value; only bugs throw. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorBody };

export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failure(code: ErrorCode, message: string, remedy?: string): { readonly ok: false; error: ErrorBody } {
  return { ok: false, error: remedy === undefined ? errorBody(code, message) : errorBody(code, message, remedy) };
}
