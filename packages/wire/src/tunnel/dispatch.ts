import type { Cursor, Next } from "../cursor.ts";
import { Layer } from "../layer.ts";
import { rarerLink } from "../link/dispatch.ts";
import { fixed } from "../link/prefixed.ts";
import { ayiya, gtp, l2tp, teredo } from "./access.ts";
import { erspan2, erspan3, gre } from "./gre.ts";
import { sflow } from "./sflow.ts";
import { udp } from "./udp.ts";
import { geneve, vxlan, vxlanGpe } from "./virtual-lan.ts";
import { capwap, lwapp, tzsp } from "./wireless.ts";

/** Everything that is neither IP, TCP nor one of the usual link layers: tunnels first, then the rarer links. */
export function rarer(layer: number, c: Cursor): Next {
  switch (layer) {
    case Layer.UDP:
      return udp(c);
    case Layer.GRE:
      return gre(c);
    case Layer.VXLAN:
      return vxlan(c);
    case Layer.VXLAN_GPE:
      return vxlanGpe(c);
    case Layer.GENEVE:
      return geneve(c);
    case Layer.GTP:
      return gtp(c);
    case Layer.L2TP:
      return l2tp(c);
    case Layer.TEREDO:
      return teredo(c);
    case Layer.LISP:
      // RFC 9300, 5.3.
      return fixed(c, 8, Layer.IP);
    case Layer.TZSP:
      return tzsp(c);
    case Layer.CAPWAP:
      return capwap(c);
    case Layer.LWAPP:
      return lwapp(c);
    case Layer.AYIYA:
      return ayiya(c);
    case Layer.SFLOW:
      return sflow(c);
    case Layer.ETHERIP:
      // RFC 3378, section 3.
      return fixed(c, 2, Layer.ETHERNET);
    case Layer.ERSPAN_2:
      return erspan2(c);
    case Layer.ERSPAN_3:
      return erspan3(c);
    default:
      return rarerLink(layer, c);
  }
}
