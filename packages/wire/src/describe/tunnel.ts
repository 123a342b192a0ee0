import { u8, u16, u24, u32 } from "../bytes.ts";
import { Layer } from "../layer.ts";
import { hex } from "../text/hex.ts";
import { add, etherTypeText, type Header, has } from "./detail.ts";

/** The fields of the usual tunnels. False where the layer is none of them. */
export function describeTunnel(layer: number, h: Header): boolean {
  const { bytes, at } = h;
  switch (layer) {
    case Layer.UDP:
      if (!has(h, 8)) return true;
      add(h, "source port", 0, 2, `${u16(bytes, at)}`);
      add(h, "destination port", 2, 2, `${u16(bytes, at + 2)}`);
      add(h, "length", 4, 2, ["bytes", u16(bytes, at + 4)]);
      add(h, "checksum", 6, 2, hex(u16(bytes, at + 6), 4));
      return true;
    case Layer.GRE:
      if (!has(h, 4)) return true;
      add(h, "flags and version", 0, 2, hex(u16(bytes, at), 4));
      add(h, "protocol type", 2, 2, etherTypeText(u16(bytes, at + 2)));
      return true;
    case Layer.VXLAN:
    case Layer.VXLAN_GPE:
      if (!has(h, 8)) return true;
      add(h, "flags", 0, 1, hex(u8(bytes, at), 2));
      add(h, "network identifier", 4, 3, `${u24(bytes, at + 4)}`);
      return true;
    case Layer.GENEVE:
      if (!has(h, 8)) return true;
      add(h, "options length", 0, 1, ["bytes", (u8(bytes, at) & 0x3f) * 4]);
      add(h, "protocol type", 2, 2, etherTypeText(u16(bytes, at + 2)));
      add(h, "network identifier", 4, 3, `${u24(bytes, at + 4)}`);
      return true;
    case Layer.GTP:
      if (!has(h, 8)) return true;
      add(h, "flags", 0, 1, hex(u8(bytes, at), 2));
      add(h, "message type", 1, 1, `${u8(bytes, at + 1)}`);
      add(h, "length", 2, 2, ["bytes", u16(bytes, at + 2)]);
      add(h, "tunnel endpoint identifier", 4, 4, hex(u32(bytes, at + 4), 8));
      return true;
    default:
      return false;
  }
}
