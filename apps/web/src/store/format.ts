import type { ConnectionSummary, Timestamp } from "@tcp-ladder/flow";

/** `1.5 kB`: decimal units, as network people count. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits).replace(/\.0$/, "")} ${units[unit]}`;
}

/** `40.0 s`, `22 µs`, `3 min 20 s`: a stretch of time in the unit that suits it. */
export function formatDuration(ns: number): string {
  const size = Math.abs(ns);
  if (size < 1000) return `${ns} ns`;
  if (size < 1e6) return `${trim(ns / 1e3)} µs`;
  if (size < 1e9) return `${trim(ns / 1e6)} ms`;
  if (size < 100e9) return `${(ns / 1e9).toFixed(1)} s`;
  const seconds = Math.round(ns / 1e9);
  return seconds < 3600
    ? `${Math.floor(seconds / 60)} min ${seconds % 60} s`
    : `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

function trim(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, "");
}

/** Nanoseconds from `a` to `b`; exact below some 104 days. */
export function elapsedNs(a: Timestamp, b: Timestamp): number {
  return (b.seconds - a.seconds) * 1e9 + (b.nanos - a.nanos);
}

/** `40.001669`: seconds with microseconds, or nanoseconds where there are any. */
export function formatElapsed(ns: number): string {
  const sign = ns < 0 ? "−" : "";
  const size = Math.abs(ns);
  const seconds = Math.floor(size / 1e9);
  const rest = String(Math.round(size % 1e9)).padStart(9, "0");
  return `${sign}${seconds}.${rest.endsWith("000") ? rest.slice(0, 6) : rest}`;
}

const ENGLISH = new Intl.NumberFormat("en-GB");
const CHINESE = new Intl.NumberFormat("zh-CN");

/** `1,234,567` */
export function formatCount(count: number, language: string): string {
  return (language === "zh" ? CHINESE : ENGLISH).format(count);
}

/** Payload bytes of both directions. */
export function connectionBytes({ ends }: ConnectionSummary): number {
  return ends.client.bytes + ends.server.bytes;
}

/** The port of a filter that names nothing else: the status line then says `port 10000`. */
export function portOfFilter(filter: string): number | undefined {
  const match = /^\s*(?:tcp\s+)?port\s+(\d{1,5})\s*$/.exec(filter);
  return match === null ? undefined : Number(match[1]);
}
