import { NO_ROW, Note, type SegmentColumns } from "@tcp-ladder/flow";
import { closingShape } from "./closing.ts";
import { namesFor } from "./explain/names.ts";
import { partsText } from "./label.ts";
import type { Brace, LadderInput } from "./layout.ts";
import type { Locale, Translated } from "./locale.ts";
import { openingShape } from "./opening.ts";
import { rich } from "./rich.ts";

const TITLES: Readonly<Record<Brace["phase"], Translated>> = {
  opening: { en: "Handshake", zh: "建立连接" },
  data: { en: "Data", zh: "数据传输" },
  closing: { en: "Close", zh: "关闭连接" },
};
const REFUSED: Translated = { en: "Refused", zh: "连接被拒绝" };
const RESET: Translated = { en: "Reset", zh: "连接被复位" };

/** The word beside a brace. */
export function phaseTitle(phase: Brace["phase"], input: LadderInput, locale: Locale): string {
  if (phase === "opening" && input.from === 0) {
    if (openingShape(input.columns, input.statesBefore).kind === "refused") return REFUSED[locale];
  }
  if (phase === "closing" && closingShape(input.columns, input.connection)?.kind === "reset") return RESET[locale];
  return TITLES[phase][locale];
}

const OPENINGS = {
  "three-way": { en: "three segments", zh: "三个报文段" },
  simultaneous: { en: "both open at once", zh: "双方同时打开" },
  refused: { en: "a RST answers the SYN", zh: "SYN 得到的回答是 RST" },
  "broken-off": { en: "broken off by a RST", zh: "被 RST 中断" },
  "partly-captured": { en: "not captured whole", zh: "没有全部捕获" },
  "fast-open": { en: "data already on the SYN", zh: "SYN 已携带数据" },
  unfinished: { en: "not completed here", zh: "此处尚未完成" },
  "not-captured": { en: "", zh: "" },
} satisfies Record<string, Translated>;

/** What is worth saying about the opening; empty where the window does not hold all of it. */
export function openingRemark(input: LadderInput, locale: Locale): string {
  if (input.from > 0) return "";
  const shape = openingShape(input.columns, input.statesBefore);
  if (shape.end === input.columns.length && input.from + shape.end < input.connection.segments) return "";
  const words = OPENINGS[shape.kind][locale];
  if (shape.repeated === 0) return words;
  return locale === "en" ? `${words}, ${shape.repeated} repeated` : `${words}，另有 ${shape.repeated} 个重传`;
}

/** Bytes of the whole connection as they were on the wire; where both sent some, a line for each direction. */
export function dataRemark(input: LadderInput, locale: Locale): string {
  const { client, server } = input.connection.ends;
  const unit = (bytes: number): string =>
    locale === "en" ? `${grouped(bytes)} ${bytes === 1 ? "byte" : "bytes"}` : `${grouped(bytes)} 字节`;
  const repeats = hasRepeats(input) ? REPEATED[locale] : "";
  if (client.bytes > 0 && server.bytes > 0) return `→ ${unit(client.bytes)}\n← ${unit(server.bytes)}${repeats}`;
  return `${unit(client.bytes + server.bytes)}${repeats}`;
}

const REPEATED: Translated = { en: ", repeats included", zh: "（含重传）" };

const SENT_AGAIN = Note.RETRANSMISSION | Note.FAST_RETRANSMISSION | Note.SPURIOUS_RETRANSMISSION | Note.KEEP_ALIVE;

/** Counted once: what it repeats was not captured. A keep-alive's number tells that it repeats something. */
function isNew(columns: SegmentColumns, i: number): boolean {
  return ((columns.notes[i] ?? 0) & Note.KEEP_ALIVE) === 0 && columns.related[i] === NO_ROW;
}

/** Whether bytes may have been counted twice: told by the rows where all are there, else by the notes of the connection. */
function hasRepeats({ connection, columns }: LadderInput): boolean {
  if (columns.length === connection.segments) {
    return columns.payload.some(
      (bytes, i) => bytes > 0 && ((columns.notes[i] ?? 0) & SENT_AGAIN) !== 0 && !isNew(columns, i),
    );
  }
  return connection.noteCounts.some((count, bit) => count > 0 && ((1 << bit) & SENT_AGAIN) !== 0);
}

const CLOSINGS = {
  three: { en: "three, not four", zh: "三个，而不是四个" },
  four: { en: "four segments", zh: "四个报文段" },
  "half-close": { en: "half-closed meanwhile", zh: "其间处于半关闭" },
  simultaneous: { en: "both close at once", zh: "双方同时关闭" },
  "one-sided": { en: "one FIN so far", zh: "目前只有一个 FIN" },
  reset: { en: "", zh: "" },
} satisfies Record<string, Translated>;
const RESET_BY: Translated = { en: "by {a}", zh: "由{a}发起" };

/** What is worth saying about the close; empty where the window does not hold all of it. */
export function closingRemarkShort(input: LadderInput, locale: Locale): string {
  if (input.from + input.columns.length < input.connection.segments) return "";
  const shape = closingShape(input.columns, input.connection);
  if (shape === undefined) return "";
  if (shape.kind === "reset") {
    return partsText(rich(RESET_BY[locale], { ...namesFor(input.connection, shape.by, locale) }));
  }
  if (shape.kind === "half-close" || shape.kind === "one-sided" || shape.secondAck !== undefined) {
    return CLOSINGS[shape.kind][locale];
  }
  return shape.kind === "simultaneous" ? CLOSINGS.simultaneous[locale] : "";
}

/** 1448 as "1,448". */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
