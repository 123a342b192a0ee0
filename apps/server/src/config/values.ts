import { InvalidArgumentError } from "commander";

/** Readers for the values of options: each says in one line what would have been right. */

export function parsePort(text: string): number {
  const port = wholeNumber(text);
  if (port === undefined || port > 65535) throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return port;
}

export function parseCount(text: string): number {
  const count = wholeNumber(text);
  if (count === undefined) throw new InvalidArgumentError("It is a whole number from 0 on.");
  return count;
}

/** The command's own thread, and another where it is wanted. */
export function parseThreads(text: string): number {
  if (text !== "1" && text !== "2") throw new InvalidArgumentError("It is 1 or 2.");
  return Number(text);
}

export function parseSeconds(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds >= 0 && seconds <= 3600)) throw new InvalidArgumentError("It is a number of seconds from 0 to 3600.");
  return seconds;
}

/** So many to one; fractions of it would cut ordinary captures. */
export function parseRatio(text: string): number {
  const ratio = wholeNumber(text);
  if (ratio === undefined || ratio < 1) throw new InvalidArgumentError("It is a whole number from 1 on, as 1000.");
  return ratio;
}

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** `2GiB`, `500M`, `1048576`: units are powers of 1024, however they are spelt. */
export function parseBytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(?:([kmgt])i?)?b?$/i.exec(text.trim());
  const bytes = match === null ? Number.NaN : Number(match[1]) * (UNITS[(match[2] ?? "").toLowerCase()] ?? Number.NaN);
  if (!Number.isFinite(bytes) || bytes < 1) {
    throw new InvalidArgumentError("It is a size as 500MiB or 2GiB, or a number of bytes.");
  }
  return Math.floor(bytes);
}

/** An interface to listen on: a name or an address, without scheme and port. */
export function parseHost(text: string): string {
  const host = text.replace(/^\[|\]$/g, "");
  if (!/^[a-z0-9_.:%-]+$/i.test(host)) throw new InvalidArgumentError("It is a name or an address, as 127.0.0.1.");
  return host;
}

function wholeNumber(text: string): number | undefined {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}
