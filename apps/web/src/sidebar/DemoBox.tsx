import { useTranslation } from "react-i18next";
import { runDemo, stopDemo } from "../store/actions.ts";
import { useApp } from "../store/state.ts";
import styles from "./DemoBox.module.css";

/** The one large button. */
export function DemoBox() {
  const { t } = useTranslation();
  const demo = useApp((state) => state.demo);
  const live = useApp((state) => state.live);
  const wait = useApp((state) => state.demoWait);
  const onPage = useApp((state) => state.capture === state.demo.capture);
  const open = useApp((state) => state.link === "open");
  const busy = demo.state === "starting" || demo.state === "running";
  const impossible = live !== undefined && !live.possible;
  return (
    <section className={styles.box}>
      <button
        type="button"
        className={styles.run}
        disabled={!open || impossible}
        aria-describedby="demo-about"
        onClick={busy ? stopDemo : runDemo}
      >
        {busy ? t("demo.stop") : t("demo.run")}
      </button>
      <p id="demo-about" className={styles.about}>
        {impossible ? t("demo.impossible") : t("demo.about", { seconds: wait })}
      </p>
      <label className={styles.wait}>
        {t("demo.waits")}
        <select
          value={wait}
          disabled={busy}
          onChange={(event) => useApp.setState({ demoWait: Number(event.target.value) })}
        >
          <option value={2}>{t("demo.wait2")}</option>
          <option value={20}>{t("demo.wait20")}</option>
        </select>
      </label>
      {demo.output !== "" && onPage && (
        <p className={styles.output}>
          {t("demo.read")} <code>{demo.output.trimEnd()}</code>
        </p>
      )}
    </section>
  );
}
