import type { Side } from "@tcp-ladder/flow";
import type { MeasuredSegment } from "@tcp-ladder/protocol";
import { useTranslation } from "react-i18next";
import styles from "../components/Side.module.css";
import { useLanguage } from "../i18n/use-language.ts";
import { formatCount, formatDuration } from "../store/format.ts";
import { MEASURED_TEXTS } from "./measured-texts.ts";

/** The round trip that the chosen segment ends, and what its sender then has in flight; many have neither. */
export function Measured({ measured, from }: { readonly measured: MeasuredSegment; readonly from: Side }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const texts = MEASURED_TEXTS[language];
  const { acknowledges, rttNs, inFlight } = measured;
  const sentences: string[] = [];
  if (acknowledges !== undefined && rttNs !== undefined) {
    sentences.push(texts.rtt(formatDuration(rttNs), formatCount(acknowledges, language)));
  }
  if (inFlight !== undefined) {
    sentences.push(texts.inFlight(inFlight, formatCount(inFlight, language), t(`rung.${from}`)));
  }
  if (sentences.length === 0) return null;
  return (
    <ul className={styles.states} aria-label={texts.name}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
