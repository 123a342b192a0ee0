import { type Logger, pino } from "pino";

/**
 * Lines of JSON on standard error. Quiet unless something is wrong: standard output is for people.
 * `LOG_LEVEL` (debug, info, warn, error, silent) says otherwise.
 */
export function openLogger(level: string = process.env["LOG_LEVEL"] ?? "warn"): Logger {
  const known = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];
  return pino(
    { name: "tcp-ladder", level: known.includes(level) ? level : "warn" },
    pino.destination({ dest: 2, sync: true }),
  );
}
