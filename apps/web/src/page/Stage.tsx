import { useTranslation } from "react-i18next";
import { ErrorBoundary } from "../components/ErrorBoundary.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { LadderView } from "../ladder/LadderView.tsx";
import { SearchBar } from "../moving/SearchBar.tsx";
import { formatCount } from "../store/format.ts";
import { isFigureAwaited } from "../store/held.ts";
import { useApp } from "../store/state.ts";
import { Banners } from "./Banners.tsx";
import { EmptyView } from "./EmptyView.tsx";
import { GraphsStage } from "./GraphsStage.tsx";
import styles from "./Stage.module.css";

/** The middle of the page: the figure, or what stands in its place. */
export function Stage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const ladder = useApp((state) => state.ladder);
  const capture = useApp((state) => state.capture);
  const view = useApp((state) => state.route.settings.view);
  const status = useApp((state) => state.status);
  const awaited = useApp(isFigureAwaited);
  const missing = useApp(({ captures }) => captures !== undefined && !captures.some(({ id }) => id === capture));
  return (
    <main className={styles.stage}>
      <Banners />
      <div className={styles.figure}>
        <ErrorBoundary resetKey={`${capture} ${ladder?.connection.id}`}>{content()}</ErrorBoundary>
        {(ladder !== undefined || awaited) && <SearchBar />}
      </div>
    </main>
  );

  function content() {
    if (ladder !== undefined && ladder.capture === capture) {
      const key = `${ladder.capture} ${ladder.connection.id}`;
      // The ladder goes from one connection to the next without being built anew: live, that would cost the first segment its time.
      return view === "graphs" ? <GraphsStage key={key} ladder={ladder} /> : <LadderView ladder={ladder} />;
    }
    if (capture === undefined || missing) return <EmptyView />;
    if (status === undefined) return null;
    if (status.state === "complete" && status.segments === 0) {
      const { frames } = status.counters;
      return (
        <div className={styles.message}>
          <h2>{t("banner.nothing")}</h2>
          {frames > 0 && <p>{t("banner.nothingText", { count: frames, formatted: formatCount(frames, language) })}</p>}
        </div>
      );
    }
    return (
      <section className={styles.message} aria-label={t("ladder")}>
        <p>{status.segments === 0 && t("banner.waiting")}</p>
      </section>
    );
  }
}
