import type { SegmentColumns, Timestamp } from "@tcp-ladder/flow";

/** Nanoseconds from one time to another; exact under 104 days, which is where integers in a double end. */
export function nsBetween(from: Timestamp, to: Timestamp): number {
  return (to.seconds - from.seconds) * 1e9 + (to.nanos - from.nanos);
}

export function timeAt(columns: SegmentColumns, i: number): Timestamp {
  return { seconds: columns.seconds[i] ?? 0, nanos: columns.nanos[i] ?? 0 };
}

/** Since the connection's first segment: `20.000761`. */
export function elapsedText(ns: number): string {
  return (ns < 0 ? "−" : "") + decimals(Math.abs(ns), 1e9, 6);
}

/** Since the segment before: `+561 µs`, `+40.12 ms`, `+20.000178 s`; `−5 µs` where a capture's clock went back. */
export function deltaText(ns: number): string {
  return (ns < 0 ? "−" : "+") + spanText(Math.abs(ns));
}

function spanText(ns: number): string {
  if (ns < 1e3) return `${ns} ns`;
  if (ns < 1e6) return `${trim(ns / 1e3, ns < 1e5 ? 1 : 0)} µs`;
  if (ns < 1e9) return `${trim(ns / 1e6, ns < 1e7 ? 3 : ns < 1e8 ? 2 : 1)} ms`;
  return `${decimals(ns, 1e9, ns < 1e11 ? 6 : 3)} s`;
}

/** A span to be read, not measured: `9 µs`, `40.1 ms`, `20.000 s`, `2 min 3 s`, `1 h 5 min`, `15989 d 23 h`. */
export function pauseText(ns: number): string {
  if (ns < 1e9) return spanText(ns);
  if (ns < 100e9) return `${decimals(ns, 1e9, 3)} s`;
  const seconds = Math.round(ns / 1e9);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const hours = Math.floor(seconds / 3600);
  if (hours < 100) return `${hours} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

const UNITS: readonly (readonly [size: number, name: string])[] = [
  [1e9, "s"],
  [1e6, "ms"],
  [1e3, "µs"],
];

/** `203 ms`, `1.25 s`, `35 µs`: the three digits that matter, for a sentence; `2 min 3 s` where seconds would need more. */
export function roughText(ns: number): string {
  const size = Math.abs(ns);
  if (size >= 100e9) return (ns < 0 ? "-" : "") + pauseText(size);
  for (const [unit, name] of UNITS) {
    if (size < unit) continue;
    const value = ns / unit;
    const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
    return `${Number(value.toFixed(digits))} ${name}`;
  }
  return `${ns} ns`;
}

/** `ns / unit` with a fixed number of decimals, cut and not rounded, so that times never run ahead of themselves. */
function decimals(ns: number, unit: number, places: number): string {
  const whole = Math.floor(ns / unit);
  const rest = Math.floor((ns - whole * unit) / (unit / 10 ** places));
  return `${whole}.${String(rest).padStart(places, "0")}`;
}

function trim(value: number, places: number): string {
  const fixed = value.toFixed(places);
  return fixed.includes(".") ? fixed.replace(/\.?0+$/, "") : fixed;
}
