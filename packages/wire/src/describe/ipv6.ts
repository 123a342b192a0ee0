import { u8, u16, u32 } from "../bytes.ts";
import { formatAddress } from "../text/address.ts";
import { hex } from "../text/hex.ts";
import { add, type Header, has, protocolText } from "./detail.ts";
import type { FieldName } from "./field-names.ts";
import { ecnText } from "./ipv4.ts";
import type { Phrase } from "./phrases.ts";

/** IPv6 (RFC 8200, section 3) and its extension headers, up to where the walk went. */
export function describeIpv6(h: Header): void {
  const { bytes, at } = h;
  if (!has(h, 40)) return;
  const first = u32(bytes, at);
  const payloadLength = u16(bytes, at + 4);
  const trafficClass = (first >>> 20) & 0xff;
  add(h, "version", 0, 1, `${first >>> 28}`);
  add(h, "differentiated services", 0, 2, hex(trafficClass >> 2, 2));
  add(h, "explicit congestion notification", 1, 1, ecnText(trafficClass & 3));
  add(h, "flow label", 1, 3, hex(first & 0xfffff, 5));
  const room = h.wireEnd - at - 40;
  const trouble: Phrase | undefined = payloadLength > room ? ["frame-has-only", room] : undefined;
  const length: Phrase = payloadLength === 0 ? ["jumbo-or-offloaded"] : ["bytes", payloadLength];
  add(h, "payload length", 4, 2, length, trouble);
  add(h, "next header", 6, 1, protocolText(u8(bytes, at + 6)));
  add(h, "hop limit", 7, 1, `${u8(bytes, at + 7)}`);
  add(h, "source address", 8, 16, formatAddress(bytes, at + 8, 6));
  add(h, "destination address", 24, 16, formatAddress(bytes, at + 24, 6));
  extensions(h, u8(bytes, at + 6));
}

function extensions(h: Header, nextHeader: number): void {
  const { bytes } = h;
  let next = nextHeader;
  let offset = 40;
  while (h.at + offset + 8 <= h.headerEnd && has(h, offset + 8)) {
    const at = h.at + offset;
    const kind = next;
    const size = kind === 44 ? 8 : kind === 51 ? (u8(bytes, at + 1) + 2) << 2 : (u8(bytes, at + 1) + 1) << 3;
    next = u8(bytes, at);
    add(
      h,
      EXTENSIONS[kind] ?? `extension header ${kind}`,
      offset,
      size,
      extensionText(kind, size, u16(bytes, at + 2), next),
    );
    offset += size;
  }
}

const EXTENSIONS: Readonly<Record<number, FieldName>> = {
  0: "hop-by-hop options header",
  43: "routing header",
  44: "fragment header",
  51: "authentication header",
  60: "destination options header",
  135: "mobility header",
};

function extensionText(kind: number, size: number, fragment: number, next: number): Phrase {
  const behind = protocolText(next);
  if (kind !== 44) return ["next-header", size, behind];
  const offset = fragment & 0xfff8;
  return [(fragment & 1) !== 0 ? "fragment-more-next-header" : "fragment-next-header", offset, behind];
}

/** Whether a routing header still has segments to visit: then the checksum covers another destination. */
export function isReroutedIpv6(bytes: Uint8Array, at: number, headerEnd: number): boolean {
  let next = u8(bytes, at + 6);
  for (let p = at + 40; p + 8 <= headerEnd; ) {
    if (next === 43 && u8(bytes, p + 3) > 0) return true;
    const size = next === 44 ? 8 : next === 51 ? (u8(bytes, p + 1) + 2) << 2 : (u8(bytes, p + 1) + 1) << 3;
    next = u8(bytes, p);
    p += size;
  }
  return false;
}

/** The same for IPv4's source route options (RFC 791, 3.1): loose 131, strict 137, with entries left. */
export function isReroutedIpv4(bytes: Uint8Array, at: number, headerEnd: number): boolean {
  for (let p = at + 20; p + 2 < headerEnd; ) {
    const kind = u8(bytes, p);
    if (kind === 0) return false;
    if (kind === 1) {
      p += 1;
      continue;
    }
    const size = u8(bytes, p + 1);
    if ((kind === 131 || kind === 137) && u8(bytes, p + 2) <= size) return true;
    if (size < 2) return false;
    p += size;
  }
  return false;
}
