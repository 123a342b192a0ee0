import { hex, hexBytes } from "../text/hex.ts";
import type { FieldName } from "./field-names.ts";
import { english, type Phrase, type Said } from "./phrases.ts";

/** One header of a frame, for reading. Offsets count from the frame's first byte. */
export interface HeaderDetail {
  /** `Ethernet`, `IPv4`, `TCP` … */
  readonly name: string;
  /** Bytes of the frame, from and up to (not including). */
  readonly start: number;
  readonly end: number;
  readonly fields: readonly FieldDetail[];
}

export interface FieldDetail {
  readonly name: FieldName;
  /** In English; where that is more than numbers and names, `said` is the same for other languages. */
  readonly value: string;
  readonly said?: Phrase | undefined;
  readonly start: number;
  readonly end: number;
  /** TCP: first bit and number of bits within the header, for RFC 9293's rows. */
  readonly bit?: number | undefined;
  readonly bits?: number | undefined;
  /** Something is wrong with it, in English and for other languages. */
  readonly trouble?: string | undefined;
  readonly troubleSaid?: Phrase | undefined;
}

/** The bytes of one header as the walk found it, and the fields collected so far. */
export interface Header {
  readonly bytes: Uint8Array;
  /** The frame's first byte: offsets in fields count from it. */
  readonly frameStart: number;
  /** The header's first byte, one past its last, and one past the last captured byte of the layer. */
  readonly at: number;
  readonly headerEnd: number;
  readonly end: number;
  /** One past the last byte that the layer had on the wire. */
  readonly wireEnd: number;
  readonly fields: FieldDetail[];
}

/** Adds a field of `size` bytes at `offset` within the header, unless the capture cut it off. */
export function add(h: Header, name: FieldName, offset: number, size: number, value: Said, trouble?: Said): void {
  const start = h.at + offset - h.frameStart;
  if (h.at + offset + size > h.end) return;
  h.fields.push({ name, ...words(value, trouble), start, end: start + size });
}

/** Whether `size` bytes of the header were captured. */
export function has(h: Header, size: number): boolean {
  return h.at + size <= h.end;
}

/** A field by its bits within the header. */
export function bitField(
  h: Header,
  name: FieldName,
  bit: number,
  bits: number,
  value: Said,
  trouble?: Said,
): FieldDetail {
  const from = h.at - h.frameStart;
  const start = from + (bit >> 3);
  return { name, ...words(value, trouble), start, end: from + ((bit + bits + 7) >> 3), bit, bits };
}

function words(
  value: Said,
  trouble: Said | undefined,
): Pick<FieldDetail, "value" | "said" | "trouble" | "troubleSaid"> {
  return {
    value: english(value),
    said: typeof value === "string" ? undefined : value,
    trouble: trouble === undefined ? undefined : english(trouble),
    troubleSaid: typeof trouble === "string" ? undefined : trouble,
  };
}

export function macAddress(bytes: Uint8Array, at: number): string {
  let text = hexBytes(bytes, at, at + 1);
  for (let i = 1; i < 6; i++) text += `:${hexBytes(bytes, at + i, at + i + 1)}`;
  return text;
}

const ETHER_TYPES: Readonly<Record<number, Said>> = {
  2048: "IPv4",
  2054: "ARP",
  25944: ["transparent-bridging"],
  33024: "802.1Q VLAN",
  34525: "IPv6",
  34887: "MPLS",
  34888: ["mpls-multicast"],
  34916: ["pppoe-session"],
  34827: "PPP",
  34984: ["service-vlan"],
  35006: "ERSPAN",
};

/** `0x0800 (IPv4)`. */
export function etherTypeText(type: number): Said {
  const name = ETHER_TYPES[type];
  return name === undefined ? hex(type, 4) : ["named", hex(type, 4), name];
}

const PROTOCOLS: Readonly<Record<number, Said>> = {
  0: ["hop-by-hop"],
  1: "ICMP",
  4: "IPv4",
  6: "TCP",
  17: "UDP",
  41: "IPv6",
  43: ["routing"],
  44: ["fragment"],
  47: "GRE",
  50: "ESP",
  51: ["authentication"],
  58: "ICMPv6",
  59: ["no-next-header"],
  60: ["destination-options"],
  132: "SCTP",
  135: ["mobility"],
};

/** `6 (TCP)`. */
export function protocolText(protocol: number): Said {
  const name = PROTOCOLS[protocol];
  return name === undefined ? `${protocol}` : ["named", protocol, name];
}
