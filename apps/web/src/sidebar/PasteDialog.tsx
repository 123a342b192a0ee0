import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "../components/Dialog.module.css";
import { Dialog } from "../components/Dialog.tsx";
import { closeDialog, openText } from "../store/actions.ts";

/** Lines that tcpdump printed, as people have them. */
export function PasteDialog() {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const close = (): void => closeDialog("paste");
  return (
    <Dialog title={t("paste.title")} onClose={close}>
      <form
        className={styles.paste}
        onSubmit={(event) => {
          event.preventDefault();
          close();
          void openText(text);
        }}
      >
        <p className={styles.hint}>{t("paste.hint")}</p>
        <textarea
          aria-label={t("paste.label")}
          spellCheck={false}
          value={text}
          placeholder="14:52:19.772673 IP 192.168.11.223.55081 > 192.168.11.220.10000: Flags [S], seq 1925249825, win 14600, length 0"
          onChange={(event) => setText(event.target.value)}
        />
        <div className={styles.buttons}>
          <button type="button" onClick={close}>
            {t("paste.cancel")}
          </button>
          <button type="submit" className={styles.main} disabled={text.trim() === ""}>
            {t("paste.open")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
