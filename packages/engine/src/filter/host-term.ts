import { parseIpv4, parseIpv6 } from "@tcp-ladder/capture-file";
import type { ConnectionCursor, Side } from "@tcp-ladder/flow";
import { formatAddress } from "@tcp-ladder/wire";
import { ofSides, type Predicate, type Sides } from "./terms.ts";
import type { Token } from "./tokens.ts";

/** `host ADDRESS`: an end's address or name is just this. */
export function hostTerm(value: Token, sides: Sides): Predicate {
  const text = value.text.toLowerCase();
  const address = addressOf(text);
  // As all addresses are written here: whoever looks for 2001:db8:0:0:0:0:0:1 finds 2001:db8::1.
  const wanted = address === undefined ? text : formatAddress(address.bytes, 0, address.version);
  const isNamed = (one: ConnectionCursor, side: Side): boolean => {
    const known = one.address(side);
    // Numeric addresses are written small; only names may have other letters.
    if (known === wanted || one.resolvedName(side)?.toLowerCase() === wanted) return true;
    return one.hostName(side) !== undefined && known.toLowerCase() === wanted;
  };
  const hasNumber = (one: ConnectionCursor, side: Side): boolean => {
    if (address === undefined || one.ipVersion !== address.version) return false;
    for (let i = 0; i < address.words.length; i++) if (one.addressWord(side, i) !== address.words[i]) return false;
    return true;
  };
  let named: boolean | undefined;
  return ofSides(sides, (one, side) => {
    // The same for all connections of a capture.
    named ??= one.anyNames || one.anyResolved;
    return named ? isNamed(one, side) : hasNumber(one, side);
  });
}

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
