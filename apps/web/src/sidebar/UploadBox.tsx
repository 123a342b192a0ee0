import { useTranslation } from "react-i18next";
import { cancelUpload } from "../store/actions.ts";
import { formatBytes } from "../store/format.ts";
import { useApp } from "../store/state.ts";
import styles from "./UploadBox.module.css";

/** How much of a file has gone to the server. However long the panel is, it can be seen, and cancelled. */
export function UploadBox() {
  const { t } = useTranslation();
  const upload = useApp((state) => state.upload);
  if (upload === undefined) return null;
  const [name, sent, total] = [upload.name, formatBytes(upload.sent), formatBytes(upload.total)];
  return (
    <div className={styles.box} role="status">
      <progress value={upload.sent} max={Math.max(upload.total, 1)} aria-label={name} />
      {t("captures.uploading", { name, sent, total })}{" "}
      <button type="button" onClick={cancelUpload}>
        {t("captures.cancel")}
      </button>
    </div>
  );
}
