import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n/use-language.ts";
import { formatCount } from "../store/format.ts";
import { drawnCount, segmentCount } from "../store/select.ts";
import { useApp } from "../store/state.ts";
import styles from "./Footer.module.css";
import { Legend } from "./Legend.tsx";
import { Timeline } from "./Timeline.tsx";
import { Transport } from "./Transport.tsx";

/** Time along the bottom, with the legend. */
export function Footer() {
  const { t } = useTranslation();
  const language = useLanguage();
  const live = useApp((state) => state.status?.state === "live");
  const behind = useApp((state) => segmentCount(state.ladder) - drawnCount(state));
  const held = useApp((state) => state.route.settings.playhead !== undefined);
  return (
    <footer className={styles.footer}>
      <Transport />
      <div className={styles.time}>
        <Timeline />
        {live && held && behind > 0 && (
          <p className={styles.behind} role="status">
            {t("transport.behind", { count: behind, formatted: formatCount(behind, language) })}
          </p>
        )}
      </div>
      <Legend />
    </footer>
  );
}
