import type { ConnectionSummary } from "@tcp-ladder/flow";
import type { Locale, Translated } from "../../locale.ts";
import { type Rich, rich } from "../../rich.ts";
import type { Row } from "../../row.ts";
import { byteCount } from "../because.ts";
import { namesFor } from "../names.ts";
import { type HeaderField, numberIn, soleField } from "./fields.ts";

const TEXT = {
  // RFC 6691: the sender takes its own options off.
  mss: {
    en: "MSS {mss}: {a} wants at most {bytes} in a segment, its data and TCP options together.",
    zh: "MSS {mss}：{a}希望每个报文段的数据与 TCP 选项合计不超过 {bytes}。",
  },
  scale: {
    en: "Window scale {shift}: if {b} sends this option too, {a}’s windows after its SYN count in units of 2^{shift} = {bytes}.",
    zh: "窗口扩大因子 {shift}：如果{b}也发送该选项，{a}在 SYN 之后通告的窗口以 2^{shift} = {bytes}为单位。",
  },
  sack: {
    en: "SACK permitted: {a} understands selective acknowledgements, so {b} may report what has arrived beyond a gap.",
    zh: "允许 SACK：{a}能够理解选择确认，{b}可以借此报告缺口之后已经到达的内容。",
  },
} satisfies Record<string, Translated>;

/** What the options of a SYN announce for the connection (RFC 9293, 3.7.1; RFC 7323, 2.2; RFC 2018, 2). */
export function synOptions(
  row: Row,
  connection: ConnectionSummary,
  fields: readonly HeaderField[],
  locale: Locale,
): Rich[] {
  const names = namesFor(connection, row.from, locale);
  const mss = numberIn(soleField(fields, "maximum segment size"));
  const scale = soleField(fields, "window scale");
  const shift = numberIn(scale);
  const out: Rich[] = [];
  if (mss !== undefined && mss > 0) out.push(rich(TEXT.mss[locale], { ...names, mss, bytes: byteCount(mss, locale) }));
  if (shift !== undefined) {
    out.push(rich(TEXT.scale[locale], { ...names, shift, bytes: byteCount(2 ** shift, locale) }));
  }
  if (soleField(fields, "SACK permitted")?.said?.[0] === "yes") out.push(rich(TEXT.sack[locale], { ...names }));
  return out;
}
