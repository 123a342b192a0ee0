/** Unsigned integers at an offset. Callers have checked that the bytes are there. */

export function u8(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

export function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}

export function u16le(bytes: Uint8Array, at: number): number {
  return ((bytes[at + 1] as number) << 8) | (bytes[at] as number);
}

export function u24(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
}

export function u32(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)) >>>
    0
  );
}

export function u32le(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at + 3] as number) << 24) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 1] as number) << 8) |
      (bytes[at] as number)) >>>
    0
  );
}
