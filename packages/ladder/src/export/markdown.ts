import { clientState, endpointWords, STATE_NAMES, serverState, type Timestamp } from "@tcp-ladder/flow";
import { deltaText, elapsedText, nsBetween, timeAt } from "../duration.ts";
import { labelParts } from "../label.ts";
import { legend } from "../legend.ts";
import { unreceivedRows } from "../lost.ts";
import type { Rich } from "../rich.ts";
import { rowAt } from "../row.ts";
import { stateName } from "../state-name.ts";
import { noteTitles } from "./notes.ts";
import type { ExportInput, ExportOptions } from "./rows.ts";

const HEADS = {
  en: {
    time: "time",
    delta: "since",
    from: "from",
    label: "segment",
    client: "client",
    server: "server",
    notes: "notes",
    lost: "did not arrive in time",
  },
  zh: {
    time: "时间",
    delta: "间隔",
    from: "发送方",
    label: "报文段",
    client: "客户端",
    server: "服务器",
    notes: "注记",
    lost: "未及时到达",
  },
} as const;

/** The connection as a Markdown table, line by line, symbols in italics; the legend follows as a list. */
export function* markdownTable(input: ExportInput, options: ExportOptions = {}): Generator<string> {
  const { connection } = input;
  const locale = options.locale ?? "en";
  const head = HEADS[locale];
  yield `**${head.client}** ${code(endpointWords(connection.client))} · **${head.server}** ${code(endpointWords(connection.server))}`;
  yield "";
  yield `| # | ${head.time} | ${head.delta} | ${head.from} | ${head.label} | ${head.client} | ${head.server} | ${head.notes} |`;
  yield "| ---: | ---: | ---: | --- | --- | --- | --- | --- |";
  let index = input.from ?? 0;
  let last: Timestamp | undefined;
  for (const rows of input.rows) {
    const lost = input.unreceived ?? unreceivedRows(rows);
    for (let i = 0; i < rows.length; i += 1) {
      const row = rowAt(rows, i);
      const time = timeAt(rows, i);
      index += 1;
      const cells = [
        String(index),
        elapsedText(nsBetween(connection.first, time)),
        last === undefined ? "" : deltaText(nsBetween(last, time)),
        `${head[row.from]} ${row.from === "client" ? "→" : "←"}`,
        italics(labelParts(rows, i, connection, options.numbers ?? "symbolic")),
        `\`${stateName(STATE_NAMES[clientState(row.states)] ?? "unknown", "book", locale)}\``,
        `\`${stateName(STATE_NAMES[serverState(row.states)] ?? "unknown", "book", locale)}\``,
        [...noteTitles(rows, i, connection, locale), ...(lost.has(rows.row[i] ?? -1) ? [head.lost] : [])].join(
          locale === "zh" ? "、" : ", ",
        ),
      ];
      yield `| ${cells.join(" | ")} |`;
      last = time;
    }
  }
  yield "";
  for (const entry of legend(connection, locale))
    yield `- *${entry.symbol}* = ${entry.value}${locale === "zh" ? `（${italics(entry.meaning)}）` : ` (${italics(entry.meaning)})`}`;
}

/** Names come from captures and may hold anything: a span that begins and ends with more backticks than are in it (CommonMark, 6.1). */
function code(words: string): string {
  const longest = Math.max(0, ...(words.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? fence + words + fence : `${fence} ${words} ${fence}`;
}

/** `:` and digits may stand beside an asterisk, so that `*K*+1:*K*+27` is read as meant. */
function italics(parts: Rich): string {
  return parts.map((part) => (part.role === "symbol" ? `*${part.text}*` : part.text)).join("");
}
