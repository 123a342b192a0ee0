import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n/use-language.ts";
import { catchUp } from "../store/actions.ts";
import { formatCount } from "../store/format.ts";
import { drawnCount, segmentCount } from "../store/select.ts";
import { useApp } from "../store/state.ts";
import { useViewport } from "../store/viewport.ts";
import styles from "./FollowState.module.css";

/** While a capture goes on: whether its tail is followed, else how much has come since, and the way back. */
export function FollowState() {
  const { t } = useTranslation();
  const language = useLanguage();
  const live = useApp((state) => state.status?.state === "live" && segmentCount(state.ladder) > 0);
  const held = useApp((state) => state.route.settings.playhead !== undefined);
  const playing = useApp((state) => state.playing);
  const total = useApp((state) => segmentCount(state.ladder));
  const drawn = useApp(drawnCount);
  const away = useViewport((state) => state.away);
  const last = useViewport((state) => Math.floor(state.last));
  if (!live) return null;
  if (!held && !away) {
    return (
      <p className={styles.state}>
        <span className={styles.on} aria-hidden="true" />
        {t("follow.following")}
      </p>
    );
  }
  const fresh = total - (held ? drawn : Math.min(last, total));
  return (
    <p className={styles.state}>
      <span className={styles.off} aria-hidden="true" />
      <span role="status">
        {!playing && t("follow.paused")}
        {fresh > 0 && ` · ${t("follow.new", { count: fresh, formatted: formatCount(fresh, language) })}`}
      </span>
      <button type="button" onClick={catchUp}>
        {t("follow.catchUp")}
      </button>
    </p>
  );
}
