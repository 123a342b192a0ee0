import { useLanguage } from "./use-language.ts";

const en = {
  tabs: "What stands beside the figure",
  segment: "Segment",
  book: "The book",
  states: "States",
  bookTitle: "The book beside it",
  inBook: "in the book",
  captured: "captured",
  client: "client",
  server: "server",
  notYet: "The connection is long: its close is compared once all of it is here.",
  dashed: "Dashed: nothing stands for it in the capture.",
  figure: (number: string) => `UNIX Network Programming, figure ${number}`,
  close: "Close",
  beside: (title: string) => `The book beside it: ${title}`,
  larger: "Open as a facing page",
  statesTitle: "The states of TCP",
  statesSource:
    "RFC 9293, figure 5. Upper case: what a program calls; rcv: a segment that comes; snd: one that is sent.",
  before: "Before the first segment",
  where: (a: string, stateA: string, b: string, stateB: string) => `${a} is in ${stateA}, ${b} in ${stateB}.`,
  nothing: "Neither side changes its state with this segment.",
  reset: "A reset that is accepted leads straight to CLOSED. The figure leaves these ways out.",
  inferred: "The states are inferred from the segments.",
  hint: "Point at a state, or go there with Tab, to read what it means.",
  notInLine: "not in the line",
  set: "set",
  notSet: "not set",
  kind: "kind",
  length: "length",
  spoken: (name: string, value: string, trouble: string | undefined) =>
    `${name}: ${value}${trouble === undefined ? "" : `; ${trouble}`}`,
  moreBytes: (count: number) => `… ${count} more bytes`,
  /** A field of a few bits has room for a short word. */
  narrow: (name: string) => (name === "data offset" ? "offset" : name === "reserved" ? "res." : name),
} as const;

type Reading = {
  readonly [K in keyof typeof en]: (typeof en)[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : string;
};

const zh: Reading = {
  tabs: "图旁显示的内容",
  segment: "报文段",
  book: "书",
  states: "状态",
  bookTitle: "与书对照",
  inBook: "书上",
  captured: "捕获到的",
  client: "客户端",
  server: "服务器",
  notYet: "连接很长：全部到达之后再比较它的关闭。",
  dashed: "虚线：捕获中没有与之对应的报文段。",
  figure: (number) => `《UNIX 网络编程》图 ${number}`,
  close: "关闭",
  beside: (title) => `与书对照：${title}`,
  larger: "作为对开页打开",
  statesTitle: "TCP 的状态",
  statesSource: "RFC 9293 图 5。收：收到的报文段；发：发送的报文段；打开、发送、关闭：程序的调用。",
  before: "第一个报文段之前",
  where: (a, stateA, b, stateB) => `${a}处于 ${stateA}，${b}处于 ${stateB}。`,
  nothing: "双方的状态都没有因这个报文段而改变。",
  reset: "复位一旦被接受，就直接进入 CLOSED。图中没有画出这些路径。",
  inferred: "状态由报文段推断。",
  hint: "指向一个状态，或用 Tab 键移到那里，即可看到它的含义。",
  notInLine: "该行未说明",
  set: "置位",
  notSet: "未置位",
  kind: "类型",
  length: "长度",
  spoken: (name, value, trouble) => `${name}：${value}${trouble === undefined ? "" : `；${trouble}`}`,
  moreBytes: (count) => `……另有 ${count} 字节`,
  narrow: (name) => (name === "data offset" ? "偏移" : name === "reserved" ? "保留" : name),
};

/** Texts of what helps reading; loaded with it. */
export function useReading(): Reading {
  return useLanguage() === "zh" ? zh : en;
}
