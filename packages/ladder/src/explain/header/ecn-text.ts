import type { AgreedEcn, ConnectionSummary } from "@tcp-ladder/flow";
import { TcpFlag } from "@tcp-ladder/wire";
import type { Locale, Translated } from "../../locale.ts";
import { type Rich, rich } from "../../rich.ts";
import { isAck, isSyn, type Row } from "../../row.ts";
import type { SegmentKind } from "../kind.ts";
import { namesFor } from "../names.ts";

const TEXT = {
  offer: {
    en: "ECE and CWR in a SYN: {a} offers to use ECN (RFC 3168), so that routers may mark packets instead of dropping them.",
    zh: "SYN 中带有 ECE 和 CWR：{a}提出使用 ECN（RFC 3168），这样路由器可以标记分组，而不必丢弃。",
  },
  "accurate-offer": {
    en: "AE, CWR and ECE in a SYN: {a} offers to use ECN with accurate feedback (AccECN, RFC 9768), or plain ECN where {b} knows no more.",
    zh: "SYN 中带有 AE、CWR 和 ECE：{a}提出使用反馈更精确的 ECN（AccECN，RFC 9768）；如果{b}只支持普通的 ECN，就使用后者。",
  },
  agreed: {
    en: "ECE without CWR in a SYN+ACK: {a} agrees to use ECN (RFC 3168).",
    zh: "SYN+ACK 中有 ECE 而没有 CWR：{a}同意使用 ECN（RFC 3168）。",
  },
  "accurate-agreed": {
    en: "By AE, CWR and ECE, {a} agrees to accurate ECN (AccECN, RFC 9768): the three say how the ECN field of {b}’s SYN arrived.",
    zh: "{A}以 AE、CWR、ECE 三个标志同意使用精确 ECN（AccECN，RFC 9768）：它们说明{b}的 SYN 到达时 ECN 字段的值。",
  },
  echo: {
    en: "ECE: something that {b} sent has reached {a} marked for congestion (CE), so {b} should slow down. By RFC 3168, {a} repeats ECE until {b} answers with CWR.",
    zh: "ECE：{b}发送的内容到达{a}时带有表示拥塞的标记（CE），因此{b}应当放慢发送。按照 RFC 3168，{a}会一直重复 ECE，直到{b}以 CWR 回应。",
  },
  reduced: {
    en: "CWR: {a} says that it has reduced its congestion window, usually because of {b}’s ECE, which {b} need not repeat any longer.",
    zh: "CWR：{a}表示已经减小拥塞窗口，通常是因为{b}的 ECE；{b}不必再重复它。",
  },
} satisfies Record<string, Translated>;

/** Of which the flags that negotiate are worth telling: they answer, or wait for an answer. */
const NEGOTIATES: ReadonlySet<SegmentKind> = new Set(["syn", "syn-data", "syn-crossing", "syn-ack"]);

/** What AE, CWR and ECE say, as far as it is known what the handshake agreed on. AccECN's count is left to the header. */
export function ecnSentences(
  row: Row,
  kind: SegmentKind,
  connection: ConnectionSummary,
  agreed: AgreedEcn | undefined,
  locale: Locale,
): Rich[] {
  const names = namesFor(connection, row.from, locale);
  return saying(row, kind, agreed).map((key) => rich(TEXT[key][locale], { ...names }));
}

function saying(row: Row, kind: SegmentKind, agreed: AgreedEcn | undefined): (keyof typeof TEXT)[] {
  const { AE, CWR, ECE } = TcpFlag;
  const bits = row.flags & (AE | CWR | ECE);
  if (bits === 0) return [];
  if (isSyn(row)) {
    if (!NEGOTIATES.has(kind)) return [];
    if (!isAck(row)) return bits === (CWR | ECE) ? ["offer"] : bits === (AE | CWR | ECE) ? ["accurate-offer"] : [];
    if (agreed === "accurate") return ACCURATE.has(bits) ? ["accurate-agreed"] : [];
    return agreed === "classic" && bits === ECE ? ["agreed"] : [];
  }
  if (agreed !== "classic" || !isAck(row) || (bits & AE) !== 0) return [];
  return [...((bits & ECE) === 0 ? [] : (["echo"] as const)), ...((bits & CWR) === 0 ? [] : (["reduced"] as const))];
}

/** RFC 9768, table 2: 010, 011, 100 and 110. */
const ACCURATE: ReadonlySet<number> = new Set([
  TcpFlag.CWR,
  TcpFlag.CWR | TcpFlag.ECE,
  TcpFlag.AE,
  TcpFlag.AE | TcpFlag.CWR,
]);
