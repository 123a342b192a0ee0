import type { Series } from "@tcp-ladder/protocol";
import { useTranslation } from "react-i18next";
import styles from "./Figure.module.css";

const SIGNS = {
  segment: { colour: "data", d: "M6 3h8m-4 0v10m-4 0h8" },
  bins: { colour: "data", d: "M6 13V6M9 12V4M12 10V3M15 9V2" },
  ack: { colour: "ink", d: "M1 13H8V7H19" },
  window: { colour: "soft", d: "M1 11H9V4H19" },
  sack: { colour: "soft", d: "M7 3h4V13h-4" },
  repeat: { colour: "trouble", d: "M10 3V13M11 3V13" },
} as const;

/** What each sign of the sequence graph is; only of those that occur. */
export function GraphLegend({ series }: { readonly series: Series }) {
  const { t } = useTranslation();
  const each = series.kind === "segments";
  const repeats = series.columns.repeatLow.some((value) => !Number.isNaN(value));
  const window = series.columns.edge.some((value) => !Number.isNaN(value));
  const entries: (readonly [keyof typeof SIGNS, string])[] = [
    [each ? "segment" : "bins", t(each ? "graphs.segment" : "graphs.bins")],
    ["ack", t("graphs.ack")],
  ];
  if (window) entries.push(["window", t(series.windowShift === undefined ? "graphs.windowUnscaled" : "graphs.window")]);
  if (series.sacks.length > 0) entries.push(["sack", t("graphs.sack")]);
  if (repeats) entries.push(["repeat", t("graphs.repeat")]);
  return (
    <ul className={styles.legend}>
      {entries.map(([sign, text]) => (
        <li key={sign}>
          <svg width="20" height="16" aria-hidden="true">
            <path d={SIGNS[sign].d} fill="none" stroke={`var(--${SIGNS[sign].colour})`} strokeWidth={1.6} />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
