import { type ConnectionSummary, TcpState } from "@tcp-ladder/flow";
import type { Locale } from "../locale.ts";

const { CLOSED, LISTEN, TIME_WAIT } = TcpState;

const TEXT = {
  waiting: {
    en: "A later SYN between the same addresses and ports asks for a new connection. TIME_WAIT was over by then, or that SYN ended it early (RFC 1122, section 4.2.2.13; RFC 6191), unless it was turned away.",
    zh: "后来有一个 SYN 在相同的地址和端口之间请求新的连接。TIME_WAIT 当时已经结束，或者因这个 SYN 而提前结束（RFC 1122 第 4.2.2.13 节；RFC 6191），除非它没有被接受。",
  },
  open: {
    en: "A later SYN between the same addresses and ports asks for a new connection. Whoever sent it had most likely given this one up by then, though no segment in it says so: the states are those that its own last segments left.",
    zh: "后来有一个 SYN 在相同的地址和端口之间请求新的连接。发送它的一方当时很可能已经放弃了这个连接，只是其中没有报文段表明这一点：所示状态是它自己最后的报文段留下的。",
  },
} as const;

/**
 * What a newer connection between the same ports tells of one whose states look as if it still stood: those are what its
 * own last segments left. Undefined where nothing needs to be told.
 */
export function explainSuperseded(
  { superseded, resetBy, ends: { client, server } }: ConnectionSummary,
  locale: Locale = "en",
): string | undefined {
  const states = [client.state, server.state];
  if (superseded !== true || states.every((state) => state === CLOSED || state === LISTEN)) return undefined;
  if (states.includes(TIME_WAIT)) return TEXT.waiting[locale];
  return resetBy === undefined ? TEXT.open[locale] : undefined;
}
