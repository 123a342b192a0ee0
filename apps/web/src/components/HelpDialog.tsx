import { useTranslation } from "react-i18next";
import { openDialog } from "../store/actions.ts";
import styles from "./Dialog.module.css";
import { Dialog } from "./Dialog.tsx";

const KEYS = [
  { keys: ["→", "↓", "j", "Page Down"], text: "next" },
  { keys: ["←", "↑", "k", "Page Up"], text: "previous" },
  { keys: ["Home", "End"], text: "startEnd" },
  { keys: ["Space"], text: "play" },
  { keys: ["n"], text: "numbers" },
  { keys: ["s"], text: "spacing" },
  { keys: ["g"], text: "view" },
  { keys: ["c"], text: "connections" },
  { keys: ["t"], text: "theme" },
  { keys: ["p"], text: "present" },
  { keys: ["b", "."], text: "black" },
  { keys: ["e"], text: "export" },
  { keys: ["Ctrl V"], text: "paste" },
  { keys: ["o"], text: "book" },
  { keys: ["d"], text: "diagram" },
  { keys: ["?"], text: "help" },
] as const;

export function HelpDialog() {
  const { t } = useTranslation();
  const close = (): void => openDialog(undefined);
  return (
    <Dialog title={t("help.title")} onClose={close}>
      <dl className={styles.keys}>
        {KEYS.map(({ keys, text }) => (
          <Row key={text} keys={keys} text={t(`help.${text}`)} />
        ))}
      </dl>
      <p className={styles.hint} style={{ marginTop: "1.25rem" }}>
        {t("legend.slant")} {t("help.states")}
      </p>
      <div className={styles.buttons}>
        <button type="button" className={styles.main} onClick={close}>
          {t("help.close")}
        </button>
      </div>
    </Dialog>
  );
}

function Row({ keys, text }: { readonly keys: readonly string[]; readonly text: string }) {
  return (
    <>
      <dt>
        {keys.map((key) => (
          <span key={key}>
            <kbd>{key}</kbd>{" "}
          </span>
        ))}
      </dt>
      <dd>{text}</dd>
    </>
  );
}
