import { labelParts, type Rich, rich } from "@tcp-ladder/ladder";
import type { Series } from "@tcp-ladder/protocol";
import { useTranslation } from "react-i18next";
import { Maths } from "../components/Maths.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { formatBytes, formatCount, formatDuration, formatElapsed } from "../store/format.ts";
import type { LadderState } from "../store/state.ts";
import { columnOf } from "./nearest.ts";
import { type NumberStyle, numberParts } from "./numbers.tsx";
import styles from "./Readout.module.css";

/** One line about the segment that is pointed at, else the chosen one; said aloud where it was chosen. */
export function Readout({
  segment,
  series,
  ladder,
  style,
}: {
  readonly segment: number | undefined;
  readonly series: Series;
  readonly ladder: LadderState;
  readonly style: NumberStyle;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { columns, kind } = series;
  const i = segment === undefined ? undefined : columnOf(columns, segment, kind === "segments");
  if (segment === undefined || i === undefined) {
    return (
      <p className={styles.readout}>
        <span className={styles.hint}>{t("graphs.hint")}</span>
      </p>
    );
  }
  const at = (column: ArrayLike<number>) => column[i] as number;
  const rows = ladder.cache.read({ from: segment, to: segment + 1 });
  const last = i + 1 < columns.length ? (columns.index[i + 1] as number) : series.total;
  const one = kind === "segments" || last - at(columns.index) <= 1;
  const parts: string[] = [`${formatElapsed(at(columns.nsLow))} s`];
  const label = rows === undefined || !one ? rangeText() : labelParts(rows.columns, 0, ladder.connection, style.mode);
  if (!Number.isNaN(at(columns.flight))) parts.push(t("graphs.inFlight", { bytes: formatBytes(at(columns.flight)) }));
  const [rttLow, rttHigh] = [at(columns.rttLow), at(columns.rttHigh)];
  if (!Number.isNaN(rttLow)) {
    const [low, high] = [formatDuration(rttLow), formatDuration(rttHigh)];
    parts.push(t("graphs.after", { time: low === high ? low : `${low} – ${high}` }));
  }
  const number = (index: number) => formatCount(index + 1, language);
  return (
    <p className={styles.readout} aria-live="polite">
      <b>
        <Maths parts={label} />
      </b>
      <span>
        {one
          ? t("graphs.number", { number: number(segment) })
          : t("graphs.numbers", { first: number(at(columns.index)), last: formatCount(last, language) })}
      </span>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  );

  function rangeText(): Rich {
    const low = at(columns.seqLow);
    if (Number.isNaN(low)) {
      return rich(t("graphs.acknowledges", { ack: "{ack}" }), { ack: numberParts(style, at(columns.place)) });
    }
    const values = { low: numberParts(style, low), high: numberParts(style, at(columns.seqHigh)) };
    return rich(t("graphs.carries", { low: "{low}", high: "{high}" }), values);
  }
}
