import { u8, u16, u24, u32 } from "../bytes.ts";
import { Layer } from "../layer.ts";
import { hex } from "../text/hex.ts";
import { add, etherTypeText, type Header, has, macAddress } from "./detail.ts";
import type { PhraseName, Said } from "./phrases.ts";

/** The fields of the usual link layers. False where the layer is none of them. */
export function describeLink(layer: number, h: Header): boolean {
  switch (layer) {
    case Layer.ETHERNET:
      ethernet(h);
      return true;
    case Layer.VLAN:
      vlan(h);
      return true;
    case Layer.LLC:
      llc(h, 0);
      return true;
    case Layer.LOOPBACK:
      if (has(h, 4)) add(h, "address family", 0, 4, `${u8(h.bytes, h.at) || u8(h.bytes, h.at + 3)}`);
      return true;
    case Layer.SLL:
      sll(h);
      return true;
    case Layer.SLL2:
      sll2(h);
      return true;
    case Layer.PPPOE:
      pppoe(h);
      return true;
    case Layer.MPLS:
      mpls(h);
      return true;
    case Layer.IEEE802_11:
      wlan(h);
      return true;
    default:
      return false;
  }
}

function ethernet(h: Header): void {
  const { bytes, at } = h;
  if (has(h, 6)) add(h, "destination", 0, 6, macAddress(bytes, at));
  if (has(h, 12)) add(h, "source", 6, 6, macAddress(bytes, at + 6));
  if (has(h, 14)) typeOrLength(h, 12);
}

function typeOrLength(h: Header, offset: number): void {
  const type = u16(h.bytes, h.at + offset);
  if (type <= 1500) add(h, "length", offset, 2, `${type}`);
  else add(h, "type", offset, 2, etherTypeText(type));
}

function vlan(h: Header): void {
  if (!has(h, 4)) return;
  const tag = u16(h.bytes, h.at);
  add(h, "priority code point", 0, 2, `${tag >> 13}`);
  add(h, "drop eligible indicator", 0, 2, `${(tag >> 12) & 1}`);
  add(h, "VLAN identifier", 0, 2, `${tag & 0xfff}`);
  typeOrLength(h, 2);
}

function llc(h: Header, offset: number): void {
  if (!has(h, offset + 3)) return;
  const at = h.at + offset;
  add(h, "DSAP", offset, 1, hex(u8(h.bytes, at), 2));
  add(h, "SSAP", offset + 1, 1, hex(u8(h.bytes, at + 1), 2));
  add(h, "control", offset + 2, 1, hex(u8(h.bytes, at + 2), 2));
  if (u8(h.bytes, at) !== 0xaa || !has(h, offset + 8)) return;
  add(h, "organization code", offset + 3, 3, hex(u24(h.bytes, at + 3), 6));
  add(h, "protocol identifier", offset + 6, 2, etherTypeText(u16(h.bytes, at + 6)));
}

const PACKET_TYPES: readonly PhraseName[] = ["to-us", "broadcast", "multicast", "to-another-host", "sent-by-us"];

function packetType(type: number): Said {
  const words = PACKET_TYPES[type];
  return words === undefined ? `${type}` : ["named", type, [words]];
}

function sll(h: Header): void {
  if (!has(h, 16)) return;
  const { bytes, at } = h;
  const size = u16(bytes, at + 4);
  add(h, "packet type", 0, 2, packetType(u16(bytes, at)));
  add(h, "ARPHRD type", 2, 2, `${u16(bytes, at + 2)}`);
  add(h, "link-layer address length", 4, 2, `${size}`);
  if (size === 6) add(h, "link-layer address", 6, 6, macAddress(bytes, at + 6));
  add(h, "protocol type", 14, 2, etherTypeText(u16(bytes, at + 14)));
}

function sll2(h: Header): void {
  if (!has(h, 20)) return;
  const { bytes, at } = h;
  const size = u8(bytes, at + 11);
  add(h, "protocol type", 0, 2, etherTypeText(u16(bytes, at)));
  add(h, "interface index", 4, 4, `${u32(bytes, at + 4)}`);
  add(h, "ARPHRD type", 8, 2, `${u16(bytes, at + 8)}`);
  add(h, "packet type", 10, 1, packetType(u8(bytes, at + 10)));
  add(h, "link-layer address length", 11, 1, `${size}`);
  if (size === 6) add(h, "link-layer address", 12, 6, macAddress(bytes, at + 12));
}

function pppoe(h: Header): void {
  if (!has(h, 6)) return;
  const { bytes, at } = h;
  add(h, "version and type", 0, 1, hex(u8(bytes, at), 2));
  add(h, "code", 1, 1, hex(u8(bytes, at + 1), 2));
  add(h, "session identifier", 2, 2, hex(u16(bytes, at + 2), 4));
  add(h, "length", 4, 2, `${u16(bytes, at + 4)}`);
}

function mpls(h: Header): void {
  for (let offset = 0; h.at + offset + 4 <= h.headerEnd && has(h, offset + 4); offset += 4) {
    const entry = u32(h.bytes, h.at + offset);
    add(h, "label", offset, 3, `${entry >>> 12}`);
    add(h, "traffic class", offset + 2, 1, `${(entry >>> 9) & 7}`);
    add(h, "bottom of stack", offset + 2, 1, `${(entry >>> 8) & 1}`);
    add(h, "time to live", offset + 3, 1, `${entry & 0xff}`);
    if (((entry >>> 8) & 1) !== 0) return;
  }
}

function wlan(h: Header): void {
  if (!has(h, 24)) return;
  const { bytes, at } = h;
  add(h, "frame control", 0, 2, hex(u16(bytes, at), 4));
  add(h, "address 1", 4, 6, macAddress(bytes, at + 4));
  add(h, "address 2", 10, 6, macAddress(bytes, at + 10));
  add(h, "address 3", 16, 6, macAddress(bytes, at + 16));
  const control = u16(bytes, at + 22);
  add(h, "sequence control", 22, 2, hex(((control & 0xff) << 8) | (control >> 8), 4));
}
