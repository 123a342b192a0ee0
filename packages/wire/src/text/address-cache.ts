import { u32 } from "../bytes.ts";
import { formatAddress, formatIpv4 } from "./address.ts";

// Direct-mapped: a capture has few hosts, or so many that remembering them would not help.
const SLOTS = 1 << 12;
const v4Keys = new Uint32Array(SLOTS);
const v4Texts: string[] = Array.from({ length: SLOTS }, () => "0.0.0.0");
const v6Keys = new Uint32Array(SLOTS * 4);
const v6Texts: string[] = Array.from({ length: SLOTS }, () => "::");

const portTexts: string[] = Array.from({ length: 1 << 16 }, () => "");

function slotOf(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> 20;
}

/** {@link formatAddress}, remembering what it made. */
export function cachedAddress(bytes: Uint8Array, offset: number, version: number): string {
  if (version !== 6) {
    const address = u32(bytes, offset);
    const slot = slotOf(address);
    if (v4Keys[slot] !== address) {
      v4Keys[slot] = address;
      v4Texts[slot] = formatIpv4(address);
    }
    return v4Texts[slot] as string;
  }
  const a = u32(bytes, offset);
  const b = u32(bytes, offset + 4);
  const c = u32(bytes, offset + 8);
  const d = u32(bytes, offset + 12);
  const slot = slotOf(Math.imul(a ^ (b >>> 3), 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ d);
  const at = slot << 2;
  if (v6Keys[at] !== a || v6Keys[at + 1] !== b || v6Keys[at + 2] !== c || v6Keys[at + 3] !== d) {
    v6Keys[at] = a;
    v6Keys[at + 1] = b;
    v6Keys[at + 2] = c;
    v6Keys[at + 3] = d;
    v6Texts[slot] = formatAddress(bytes, offset, 6);
  }
  return v6Texts[slot] as string;
}

/** A dot and the port's digits. */
export function cachedPort(port: number): string {
  const known = portTexts[port] as string;
  if (known !== "") return known;
  const text = `.${port}`;
  portTexts[port] = text;
  return text;
}
