import { u16 } from "../bytes.ts";
import { type Cursor, missing, type Next, NOT_TCP } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { byEtherType } from "../network/ethertype.ts";

/** LINKTYPE_LINUX_SLL: packet type (2), ARPHRD (2), address length (2), address (8), protocol (2). */
export function sll(c: Cursor): Next {
  if (c.at + 16 > c.end) return missing(c, 16);
  const hardware = u16(c.bytes, c.at + 2);
  const protocol = u16(c.bytes, c.at + 14);
  c.at += 16;
  return cookedProtocol(hardware, protocol);
}

/** LINKTYPE_LINUX_SLL2: protocol (2), reserved (2), interface (4), ARPHRD (2), packet type, address length, address (8). */
export function sll2(c: Cursor): Next {
  if (c.at + 20 > c.end) return missing(c, 20);
  const protocol = u16(c.bytes, c.at);
  const hardware = u16(c.bytes, c.at + 8);
  c.at += 20;
  return cookedProtocol(hardware, protocol);
}

const ARPHRD_IEEE80211_RADIOTAP = 803;
const ARPHRD_NETLINK = 824;

/** An EtherType, or one of Linux's own numbers under 0x600 (ETH_P_802_2 is 4); some hardware types say more. */
function cookedProtocol(hardware: number, protocol: number): Next {
  if (hardware === ARPHRD_IEEE80211_RADIOTAP) return Layer.RADIOTAP;
  if (hardware === ARPHRD_NETLINK) return NOT_TCP;
  if (protocol >= 0x600) return byEtherType(protocol);
  return protocol === 4 ? Layer.LLC : NOT_TCP;
}
