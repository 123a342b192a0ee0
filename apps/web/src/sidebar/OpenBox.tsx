import { useTranslation } from "react-i18next";
import { cancelUpload, openCaptureFile, openDialog } from "../store/actions.ts";
import { formatBytes } from "../store/format.ts";
import { useApp } from "../store/state.ts";
import styles from "./OpenBox.module.css";

/** Where captures come in. Dropping and pasting work anywhere; this is where it says so. */
export function OpenBox() {
  const { t } = useTranslation();
  const upload = useApp((state) => state.upload);
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
      {upload !== undefined && (
        <div className={styles.progress} role="status">
          <progress value={upload.sent} max={Math.max(upload.total, 1)} aria-label={upload.name} />
          {t("captures.uploading", {
            name: upload.name,
            sent: formatBytes(upload.sent),
            total: formatBytes(upload.total),
          })}{" "}
          <button type="button" onClick={cancelUpload}>
            {t("captures.cancel")}
          </button>
        </div>
      )}
    </section>
  );
}
