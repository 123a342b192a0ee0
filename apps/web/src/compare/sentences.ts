import { type Locale, noteTitle } from "@tcp-ladder/ladder";
import type { TFunction } from "i18next";
import { formatBytes, formatCount, formatDuration } from "../store/format.ts";
import type { Difference, Finding } from "./differences.ts";

/** `A closes in three segments, the server first; B is reset by the client.` */
export function differenceText({ a, b, factor }: Difference, t: TFunction<"compare">, locale: Locale): string {
  const pair = t("pair", { a: findingText(a, "A", t, locale), b: findingText(b, "B", t, locale) });
  if (factor === undefined) return pair;
  const times = factor < 10 ? factor.toFixed(1).replace(/\.0$/, "") : formatCount(Math.round(factor), locale);
  const end = pair.at(-1) ?? "";
  return `${t("times", { pair: pair.slice(0, -end.length), factor: times })}${end}`;
}

function findingText(finding: Finding, side: string, t: TFunction<"compare">, locale: Locale): string {
  switch (finding.kind) {
    case "opens":
      return t(`opens.${finding.how}`, { side });
    case "closes":
      return t(`closes.${finding.how}`, { side, by: finding.by === undefined ? "" : t(`by.${finding.by}`) });
    case "notes": {
      if (finding.notes.length === 0) return t("noNotes", { side });
      const list = finding.notes.map(({ note, count }) =>
        t("count", { count, note: noteTitle(note, locale), replace: { count: formatCount(count, locale) } }),
      );
      return t("notes", { side, list: list.join(locale === "zh" ? "、" : ", ") });
    }
    case "bytes":
      return t("bytes", { side, bytes: formatBytes(finding.count) });
    case "segments":
      return t("segments", { side, formatted: formatCount(finding.count, locale) });
    case "rtt":
    case "duration":
      return t(finding.kind, { side, time: formatDuration(finding.ns) });
  }
}
