/** Where a format prints to: pieces in order. */
export interface Output {
  text(piece: string): void;
  /** Copied or written before the call returns. */
  bytes(piece: Uint8Array): void;
}
