import type { Side } from "@tcp-ladder/flow";
import { sideName } from "@tcp-ladder/ladder";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Segmented } from "../components/Segmented.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { rootScale } from "../interactions/root-scale.ts";
import { useSize } from "../interactions/use-size.ts";
import { LadderView } from "../ladder/LadderView.tsx";
import { changeSettings } from "../store/navigate.ts";
import { type LadderState, useApp } from "../store/state.ts";
import styles from "./Figure.module.css";
import { GraphLegend } from "./GraphLegend.tsx";
import { GraphSheet } from "./GraphSheet.tsx";
import { useWholeSeries } from "./use-series.ts";

/** From so wide on the ladder stands beside the graphs: what is pointed at in one is seen in the other. */
const BESIDE_FROM = 1080;

/** The other picture of a connection: what one end sent, over time. */
export function GraphsView({ ladder }: { readonly ladder: LadderState }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const view = useRef<HTMLDivElement>(null);
  const { width } = useSize(view);
  const asked = useApp((state) => state.route.settings.sender);
  const presenting = useApp((state) => state.route.settings.presenting);
  const { ends } = ladder.connection;
  const sender: Side = asked ?? (ends.server.bytes >= ends.client.bytes ? "server" : "client");
  const beside = width >= BESIDE_FROM && !presenting ? Math.min(560 * rootScale(), width * 0.4) : 0;
  const whole = useWholeSeries(ladder, sender, Math.max(0, Math.ceil(width - beside)));
  const side = (name: Side) => sideName(ladder.connection, name, language);
  return (
    <div ref={view} className={styles.view}>
      <section className={styles.graphs} aria-label={t("graphs.title")}>
        <div className={styles.bar}>
          <h2>
            <span className={styles.whole}>{t("graphs.sentBy", { side: side(sender) })}</span>
            <span className={styles.short} aria-hidden="true">
              {t("graphs.sentByShort")}
            </span>
          </h2>
          <Segmented
            name={t("graphs.sender")}
            value={sender}
            onChange={(value) => changeSettings({ sender: value })}
            choices={(["client", "server"] as const).map((value) => ({
              value,
              name: t("graphs.sentBy", { side: side(value) }),
              face: side(value),
            }))}
          />
        </div>
        {whole !== undefined && <GraphLegend series={whole} />}
        {whole !== undefined && <GraphSheet key={sender} ladder={ladder} whole={whole} />}
      </section>
      {beside > 0 && (
        <div className={styles.beside} style={{ width: beside }}>
          <LadderView ladder={ladder} />
        </div>
      )}
    </div>
  );
}
