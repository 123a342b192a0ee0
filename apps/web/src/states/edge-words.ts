import type { Locale } from "@tcp-ladder/ladder";

/** Labels that are not the sum of their words. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  "passive OPEN": ["被动打开"],
  "active OPEN snd SYN": ["主动打开", "发 SYN"],
  "rcv ACK of SYN": ["收 SYN 的 ACK"],
  "rcv ACK of FIN": ["收 FIN", "的 ACK"],
  "rcv FIN + ACK of FIN snd ACK": ["收 FIN 和", "FIN 的 ACK", "发 ACK"],
  "2 MSL timeout": ["2 MSL 超时"],
};
const WORDS: Readonly<Record<string, string>> = { rcv: "收", snd: "发", SEND: "发送", CLOSE: "关闭" };

/** What stands at a transition: the standard's words, or as Chinese textbooks put them. */
export function edgeLines(label: readonly string[], locale: Locale): readonly string[] {
  if (locale === "en") return label;
  return WHOLE[label.join(" ")] ?? label.map((line) => line.replace(/[A-Za-z]+/g, (word) => WORDS[word] ?? word));
}
