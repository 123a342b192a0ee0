import { randomBytes } from "node:crypto";

/** Crockford's alphabet: no i, l, o, u, so that an id can be read out and typed. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Eight characters, forty bits: short in an address, unique in practice, and a directory of that name decides. */
export function newCaptureId(): string {
  return Array.from(randomBytes(8), (byte) => ALPHABET[byte & 31]).join("");
}

/** What may be looked up at all; anything else is not even a name of a directory. */
export function isCaptureId(text: string): boolean {
  return /^[0-9a-z][0-9a-z-]{0,39}$/.test(text);
}
