const UNITS: readonly (readonly [size: number, name: string])[] = [
  [1e9, "s"],
  [1e6, "ms"],
  [1e3, "µs"],
];

/** `203 ms`, `1.25 s`, `35 µs`: three digits that matter. Nanoseconds in. */
export function durationText(ns: number): string {
  const size = Math.abs(ns);
  for (const [unit, name] of UNITS) {
    if (size < unit) continue;
    const value = ns / unit;
    const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
    return `${Number(value.toFixed(digits))} ${name}`;
  }
  return `${ns} ns`;
}

/** `1 byte`, `26 bytes`. */
export function bytesText(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}
