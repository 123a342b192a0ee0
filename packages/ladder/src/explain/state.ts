import type { Side, StateName } from "@tcp-ladder/flow";
import type { Locale, Translated } from "../locale.ts";
import { type Rich, rich } from "../rich.ts";

/** RFC 9293, section 3.3.2: what a side in this state waits for. `{A}` is that side, `{b}` the other. */
const STATES: Readonly<Record<StateName, Translated>> = {
  CLOSED: { en: "There is no connection at this end.", zh: "这一端没有连接。" },
  LISTEN: {
    en: "{A} waits for a SYN from anyone: its program has called listen.",
    zh: "{A}等待任何一方发来 SYN：程序已经调用了 listen。",
  },
  SYN_SENT: {
    en: "{A} has sent a SYN and waits for one from {b} that answers it.",
    zh: "{A}已经发送 SYN，正在等待{b}以 SYN 回应。",
  },
  SYN_RCVD: {
    en: "{A} has received a SYN, sends one itself, and waits for {b} to acknowledge that.",
    zh: "{A}已经收到 SYN，自己也发送 SYN，正在等待{b}对它的确认。",
  },
  ESTABLISHED: {
    en: "The connection is open: data can flow both ways.",
    zh: "连接已经建立：数据可以双向传输。",
  },
  FIN_WAIT_1: {
    en: "{A} has sent its FIN and waits for the ACK of it, or for {b}’s FIN.",
    zh: "{A}已经发送 FIN，正在等待对它的 ACK，或者等待{b}的 FIN。",
  },
  FIN_WAIT_2: {
    en: "{A}’s FIN has been acknowledged; it can still receive, and waits for {b}’s FIN.",
    zh: "{A}的 FIN 已得到确认；它仍可接收数据，并等待{b}的 FIN。",
  },
  CLOSE_WAIT: {
    en: "{A} has received {b}’s FIN and waits for its own program to close. Until then it may still send.",
    zh: "{A}已经收到{b}的 FIN，正在等待自己的程序关闭；在此之前它仍可发送数据。",
  },
  CLOSING: {
    en: "{A} has sent its FIN and received {b}’s, and waits for the ACK of its own.",
    zh: "{A}已经发送 FIN，也收到了{b}的 FIN，正在等待对自己 FIN 的 ACK。",
  },
  LAST_ACK: {
    en: "{A} has received {b}’s FIN and sent its own, and waits for the ACK of it: the last it needs.",
    zh: "{A}收到了{b}的 FIN，也发送了自己的 FIN，正在等待对它的 ACK：这是它需要的最后一个确认。",
  },
  TIME_WAIT: {
    en: "{A} waits twice the maximum segment lifetime (60 s in all on Linux), to answer should {b} repeat its FIN, and until old segments have died out.",
    zh: "{A}等待两倍的最长报文段寿命（在 Linux 上共 60 秒）：若{b}重传 FIN，可以再次应答，也让旧的报文段在网络中消失。",
  },
  unknown: {
    en: "The capture does not show in which state this end is.",
    zh: "从捕获中看不出这一端处于什么状态。",
  },
};

const NAMES = {
  en: { client: ["The client", "the server"], server: ["The server", "the client"] },
  zh: { client: ["客户端", "服务器"], server: ["服务器", "客户端"] },
} as const;

/** One sentence: what it means that this side is in this state. */
export function explainState(state: StateName, side: Side, locale: Locale = "en"): Rich {
  const [A, b] = NAMES[locale][side];
  return rich(STATES[state][locale], { A, b });
}

const ANYONE = {
  en: { A: "This side", b: "the other side" },
  zh: { A: "这一端", b: "另一端" },
} as const;

/** The same of nobody in particular, for the diagram of the states. */
export function describeState(state: StateName, locale: Locale = "en"): Rich {
  return rich(STATES[state][locale], ANYONE[locale]);
}

/** The same with other names for the two sides. */
export function stateSentence(
  state: StateName,
  names: { readonly A: string; readonly b: string },
  locale: Locale,
): Rich {
  return rich(STATES[state][locale], { A: names.A, b: names.b });
}
