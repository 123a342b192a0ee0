/** Lengths that Wireshark insists on, by kind: of an option with another it reads no more than kind and length. */
const EXACT = new Map([
  [2, 4],
  [3, 3],
  [4, 2],
  [6, 6],
  [7, 6],
  [8, 10],
  [11, 6],
  [12, 6],
  [13, 6],
  [19, 18],
  [20, 4],
  [27, 8],
  [28, 4],
  [78, 16],
]);

export const SACK = 5;
const SNACK = 21;
const AUTH = 29;
const ACCECN_0 = 172;
const ACCECN_1 = 174;
const MPTCP = 30;
const RIVERBED_PROBE = 76;

/** A SACK option without one whole block (RFC 2018, section 3). */
export const LEAST_SACK = 10;
/** Wireshark reads two bytes beyond a SNACK option of this length, which is the only one it takes. */
const SNACK_LENGTH = 6;

/** How many bytes of an option, from its kind on, its fields take: more than its length where it is too short for them. */
export function neededLength(bytes: Uint8Array, at: number, end: number): number {
  const length = bytes[at + 1] as number;
  switch (bytes[at]) {
    case SACK:
      return Math.max(length, LEAST_SACK);
    case SNACK:
      return length === SNACK_LENGTH ? length + 2 : 2;
    case AUTH:
      return length < 4 ? 2 : length;
    case ACCECN_0:
    case ACCECN_1:
      return length === 2 || length === 5 || length === 8 || length === 11 ? length : 2;
    case MPTCP:
      return multipathLength(bytes, at, end, length);
    case RIVERBED_PROBE:
      return length < 3 || at + 2 >= end ? length : Math.max(length, probeLength(bytes[at + 2] as number));
    default:
      return length === (EXACT.get(bytes[at] as number) ?? length) ? length : 2;
  }
}

/** RFC 8684, section 3: fields that are there at certain lengths, and those that a subtype cannot leave out. */
function multipathLength(bytes: Uint8Array, at: number, end: number, length: number): number {
  if (at + 2 >= end) return 3;
  switch ((bytes[at + 2] as number) >>> 4) {
    case 0:
      return hasKeys(length) ? length : 4;
    case 1:
      return length === 12 || length === 16 || length === 24 ? length : 3;
    case 2:
      return at + 3 >= end ? 4 : dataSequenceLength(bytes[at + 3] as number);
    case 3:
      return hasAddress(length) ? length : 4;
    case 4:
      return Math.max(length, 3);
    case 5:
      return length === 4 ? 4 : 3;
    case 6:
    case 7:
      return 12;
    case 8:
      return 4;
    default:
      return 3;
  }
}

/** MP_CAPABLE with one key or both, and with data (RFC 8684, 3.1). */
export function hasKeys(length: number): boolean {
  return length === 12 || length === 20 || length === 22 || length === 24;
}

/** ADD_ADDR of IPv4 or IPv6, with or without port and HMAC (RFC 8684, 3.4.1). */
function hasAddress(length: number): boolean {
  const rest = length >= 20 ? length - 20 : length - 8;
  return rest === 0 || rest === 2 || rest === 8 || rest === 10;
}

/** RFC 8684, section 3.3: an acknowledgement of 4 or 8 bytes, and a mapping of 10 or 14, without its checksum. */
function dataSequenceLength(flags: number): number {
  return (flags & 0x04) === 0 ? numberEnd(flags) : numberEnd(flags) + 6;
}

/** Where a mapping's data sequence number of 4 or 8 bytes ends, if there is one. */
export function numberEnd(flags: number): number {
  let length = 4;
  if ((flags & 0x01) !== 0) length += (flags & 0x02) !== 0 ? 8 : 4;
  if ((flags & 0x04) !== 0) length += (flags & 0x08) !== 0 ? 8 : 4;
  return length;
}

/** Riverbed's probe: version and type share a byte, in one of two ways; lengths by type as Wireshark reads them. */
function probeLength(versionAndType: number): number {
  const first = (versionAndType & 1) !== 0;
  const type = first ? versionAndType >>> 4 : versionAndType >>> 1;
  const lengths = first ? PROBE_1_LENGTHS : PROBE_2_LENGTHS;
  return lengths[type] ?? 3;
}

const PROBE_1_LENGTHS = [10, 14, 3, 10, 10, 18, 8, 8, 8, 8, 8];
const PROBE_2_LENGTHS = [3, 3, 3, 3, 3, 3, 4, 4, 8, 8, 4];
