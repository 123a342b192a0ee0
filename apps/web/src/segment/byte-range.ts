import type { DetailField, DetailLayer } from "@tcp-ladder/protocol";

/** Bytes of a frame, from and up to (not including). */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What is pointed at: a field, or, from the bytes, whatever they belong to. */
export interface Lit extends ByteRange {
  /** The one field that is meant, where several share the bytes, as the flags do. */
  readonly field?: DetailField | undefined;
}

export function litField(field: DetailField): Lit {
  return { start: field.start, end: field.end, field };
}

/** The bytes that light up with a byte: those of the innermost field that it belongs to. */
export function litByte(layers: readonly DetailLayer[], byte: number): Lit {
  const field = fieldAt(layers, byte);
  return field === undefined ? { start: byte, end: byte + 1 } : { start: field.start, end: field.end };
}

export function isLit(lit: Lit | undefined, field: DetailField): boolean {
  if (lit === undefined) return false;
  if (lit.field !== undefined) return lit.field === field;
  return field.start < lit.end && field.end > lit.start;
}

/** The innermost field that a byte belongs to. */
export function fieldAt(layers: readonly DetailLayer[], byte: number): DetailField | undefined {
  let best: DetailField | undefined;
  for (const { fields } of layers) {
    for (const field of fields) {
      if (byte < field.start || byte >= field.end) continue;
      if (best === undefined || field.end - field.start < best.end - best.start) best = field;
    }
  }
  return best;
}
