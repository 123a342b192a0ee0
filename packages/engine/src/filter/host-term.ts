import { parseIpv4, parseIpv6 } from "@tcp-ladder/capture-file";
import type { ConnectionCursor, Side } from "@tcp-ladder/flow";
import { formatAddress } from "@tcp-ladder/wire";
import { ofSides, type Predicate, type Sides } from "./terms.ts";
import type { Token } from "./tokens.ts";
import { FilterError } from "./trouble.ts";

/** `host ADDRESS`: an end's address or name is just this. `host ADDRESS/BITS`: so many of its first bits are the same. */
export function hostTerm(value: Token, sides: Sides): Predicate {
  const text = value.text.toLowerCase();
  const network = networkOf(text);
  if (network !== undefined) {
    return ofSides(sides, (one, side) => one.hostName(side) === undefined && isWithin(one, side, network));
  }
  const address = addressOf(text.replace(/^\[(.*:.*)\]$/, "$1"));
  if (address === undefined && LOOKS_NUMERIC.test(text)) throw new FilterError("no-address", value.at, value.text);
  // As all addresses are written here: whoever looks for 2001:db8:0:0:0:0:0:1 finds 2001:db8::1.
  const wanted = address === undefined ? text : formatAddress(address.bytes, 0, address.version);
  const isNamed = (one: ConnectionCursor, side: Side): boolean => {
    const known = one.address(side);
    // Numeric addresses are written small; only names may have other letters.
    if (known === wanted || one.resolvedName(side)?.toLowerCase() === wanted) return true;
    return one.hostName(side) !== undefined && known.toLowerCase() === wanted;
  };
  const number = address && { ...address, masks: address.words.map(() => 0xffffffff) };
  const hasNumber = (one: ConnectionCursor, side: Side): boolean => number !== undefined && isWithin(one, side, number);
  let named: boolean | undefined;
  return ofSides(sides, (one, side) => {
    // The same for all connections of a capture.
    named ??= one.anyNames || one.anyResolved;
    return named ? isNamed(one, side) : hasNumber(one, side);
  });
}

/** What no name is like: digits and dots alone, or with signs that addresses, ports and networks are written with. */
const LOOKS_NUMERIC = /^[\d.]+$|[:/[\]]/;

interface Network extends Address {
  /** Of each word the bits that count. */
  readonly masks: readonly number[];
}

function isWithin(one: ConnectionCursor, side: Side, { version, words, masks }: Network): boolean {
  if (one.ipVersion !== version) return false;
  for (let i = 0; i < words.length; i++) {
    if (((one.addressWord(side, i) ^ (words[i] as number)) & (masks[i] as number)) !== 0) return false;
  }
  return true;
}

/** An address and how many of its bits count, as in 10.0.0.0/8; what stands behind these does not matter. */
function networkOf(text: string): Network | undefined {
  const [, before = "", bits] = /^(.*)\/(\d{1,3})$/.exec(text) ?? [];
  const address = addressOf(before);
  if (address === undefined || Number(bits) > 32 * address.words.length) return undefined;
  const masks = address.words.map((_, i) => mask(Math.max(0, Math.min(32, Number(bits) - 32 * i))));
  return { ...address, masks };
}

/** A word of which the first bits are set. */
const mask = (bits: number) => (bits === 0 ? 0 : -1 << (32 - bits));

interface Address {
  readonly version: 4 | 6;
  readonly bytes: Uint8Array;
  /** The same in words of 32 bits, unsigned. */
  readonly words: readonly number[];
}

function addressOf(text: string): Address | undefined {
  const ipv4 = parseIpv4(text);
  // Some read 010 as 8: such an address is none.
  if (ipv4?.join(".") === text) return addressFrom(4, ipv4);
  const ipv6 = parseIpv6(text);
  return ipv6 === undefined ? undefined : addressFrom(6, ipv6);
}

function addressFrom(version: 4 | 6, list: readonly number[]): Address {
  const bytes = Uint8Array.from(list);
  const view = new DataView(bytes.buffer);
  const words = Array.from({ length: list.length / 4 }, (_, i) => view.getUint32(4 * i));
  return { version, bytes, words };
}
