import { type Logger, pino } from "pino";

const { LOG_LEVEL = "error" } = process.env;
const LEVELS = new Set(["trace", "debug", "info", "warn", "error", "fatal", "silent"]);

/**
 * Lines of JSON on standard error. Quiet unless something is broken: standard output is for people.
 * `LOG_LEVEL` (debug, info, warn, error, silent) says otherwise.
 */
export function openLogger(level: string = LOG_LEVEL): Logger {
  const known = LEVELS.has(level) ? level : "error";
  return pino({ name: "tcp-ladder", level: known }, pino.destination({ dest: 2, sync: true }));
}
