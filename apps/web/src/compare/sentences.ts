import { type Locale, noteTitle } from "@tcp-ladder/ladder";
import type { TFunction } from "i18next";
import { PUNCTUATION } from "../i18n/punctuation.ts";
import { formatBytes, formatCount, formatDuration } from "../store/format.ts";
import type { Difference, Finding } from "./differences.ts";

/** `A closes in three segments, the server first; B is reset by the client.` */
export function differenceText(difference: Difference, t: TFunction<"compare">, locale: Locale): string {
  if (difference.kind === "pair") {
    const { a, b } = difference;
    return t("pair", { a: findingText(a, "A", t, locale), b: findingText(b, "B", t, locale) });
  }
  const { kind, longer, ns, shorterNs } = difference;
  return t(kind, {
    side: longer,
    other: longer === "A" ? "B" : "A",
    time: formatDuration(ns),
    otherTime: formatDuration(shorterNs),
    factor: factorText(ns / shorterNs, locale),
  });
}

function factorText(factor: number, locale: Locale): string {
  return factor < 10 ? factor.toFixed(1).replace(/\.0$/, "") : formatCount(Number(factor.toPrecision(2)), locale);
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
        t("count", { many: formatCount(count, locale), note: noteTitle(note, locale) }),
      );
      return t("notes", { side, list: list.join(PUNCTUATION[locale].list) });
    }
    case "bytes":
      return t("bytes", { side, bytes: formatBytes(finding.count) });
    case "segments":
      return t("segments", { side, formatted: formatCount(finding.count, locale) });
  }
}
