/** Four bytes in network order, as a signed word. */
export function word(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
  return (high << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
}
