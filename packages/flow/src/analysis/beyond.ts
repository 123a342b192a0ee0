/** Whether `a` is further on than `b`, modulo 2^32. At exactly half the circle both are, as Wireshark has it. */
export function isBeyond(a: number, b: number): boolean {
  return ((b - a) | 0) < 0;
}
