import { useTranslation } from "react-i18next";
import { openCaptureFile, openDialog } from "../store/actions.ts";
import styles from "./OpenBox.module.css";

/** Where captures come in. Dropping and pasting work anywhere; this is where it says so. */
export function OpenBox() {
  const { t } = useTranslation();
  return (
    <section className={styles.box}>
      <p>{t("captures.drop")}</p>
      <div className={styles.ways}>
        <label className={styles.file}>
          {t("captures.open")}
          <input
            type="file"
            aria-label={t("captures.open")}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (file !== undefined) void openCaptureFile(file);
            }}
          />
        </label>
        <button type="button" onClick={() => openDialog("paste")}>
          {t("captures.paste")}
        </button>
      </div>
    </section>
  );
}
