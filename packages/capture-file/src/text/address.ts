const DOTTED = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** The four bytes of a dotted IPv4 address, undefined where the text is none. */
export function parseIpv4(text: string): number[] | undefined {
  const found = DOTTED.exec(text);
  if (found === null) return undefined;
  const bytes = [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4])];
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

/** The sixteen bytes of an IPv6 address (RFC 4291, section 2.2; a zone after `%` is left out), or undefined. */
export function parseIpv6(text: string): number[] | undefined {
  const [address = ""] = text.split("%");
  const halves = address.split("::");
  if (halves.length > 2 || !address.includes(":")) return undefined;
  const sides = halves.map(groups);
  const [left, right] = sides;
  if (left === undefined || sides.some((side) => side === undefined)) return undefined;
  if (right === undefined) return left.length === 16 ? left : undefined;
  const zeros = 16 - left.length - right.length;
  return zeros >= 0 ? [...left, ...zeroBytes(zeros), ...right] : undefined;
}

/** Bytes of groups between colons, the last of which may be an IPv4 address. */
function groups(text: string): number[] | undefined {
  if (text === "") return [];
  const bytes: number[] = [];
  const parts = text.split(":");
  for (const [i, part] of parts.entries()) {
    const ipv4 = i === parts.length - 1 && part.includes(".") ? parseIpv4(part) : undefined;
    if (ipv4 !== undefined) bytes.push(...ipv4);
    else if (/^[0-9a-f]{1,4}$/i.test(part))
      bytes.push(Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 0xff);
    else return undefined;
  }
  return bytes;
}

/**
 * Addresses for hosts of which the text gives the name alone. They come from ranges that no host on any network has:
 * 240.0.0.0/4 (RFC 1112, section 4) and the discard prefix 100::/64 (RFC 6666). The same name has the same address.
 */
export class NamedHosts {
  readonly #ipv4 = new Map<string, number[]>();
  readonly #ipv6 = new Map<string, number[]>();

  address(name: string, version: 4 | 6): number[] {
    const known = version === 4 ? this.#ipv4 : this.#ipv6;
    const found = known.get(name);
    if (found !== undefined) return found;
    const n = known.size + 1;
    const tail = [(n >> 16) & 0xff, (n >> 8) & 0xff, n & 0xff];
    const made = version === 4 ? [240, ...tail] : [1, 0, ...zeroBytes(11), ...tail];
    known.set(name, made);
    return made;
  }
}

function zeroBytes(length: number): number[] {
  return Array.from({ length }, () => 0);
}
