import type { Cursor, Next } from "./cursor.ts";
import { Layer } from "./layer.ts";
import { sll, sll2 } from "./link/cooked.ts";
import { ethernet, vlan } from "./link/ethernet.ts";
import { llc } from "./link/llc.ts";
import { loopback } from "./link/loopback.ts";
import { authentication } from "./network/authentication.ts";
import { ip, raw } from "./network/ip.ts";
import { ipv4 } from "./network/ipv4.ts";
import { ipv6 } from "./network/ipv6.ts";
import { mpls } from "./network/mpls.ts";
import { tcp } from "./tcp/header.ts";
import { rarer } from "./tunnel/dispatch.ts";

/** Reads one layer at the cursor and says what comes next. */
export function step(layer: number, c: Cursor): Next {
  switch (layer) {
    case Layer.TCP:
      return tcp(c);
    case Layer.IPV4:
      return ipv4(c);
    case Layer.IPV6:
      return ipv6(c);
    case Layer.RAW:
      return raw(c);
    case Layer.IP:
      return ip(c);
    case Layer.ETHERNET:
      return ethernet(c);
    case Layer.VLAN:
      return vlan(c);
    case Layer.LLC:
      return llc(c);
    case Layer.LOOPBACK:
      return loopback(c);
    case Layer.SLL:
      return sll(c);
    case Layer.SLL2:
      return sll2(c);
    case Layer.MPLS:
      return mpls(c);
    case Layer.AUTHENTICATION:
      return authentication(c);
    default:
      return rarer(layer, c);
  }
}
