import { useTranslation } from "react-i18next";
import styles from "../components/Dialog.module.css";
import { Dialog } from "../components/Dialog.tsx";
import { PUNCTUATION } from "../i18n/punctuation.ts";
import { useKeyName } from "../i18n/use-key-name.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { closeDialog } from "../store/actions.ts";
import { COMMANDS } from "../store/commands.ts";

/** Keys that belong to no command of their own. */
const MORE = [
  { id: "black", shown: ["b", "."] },
  { id: "paste", shown: ["Ctrl V"] },
  { id: "wheel", shown: ["Ctrl", "wheel"] },
];

export function HelpDialog() {
  const { t } = useTranslation();
  const language = useLanguage();
  const close = (): void => closeDialog("help");
  return (
    <Dialog title={t("help.title")} onClose={close}>
      <dl className={styles.keys}>
        {[...COMMANDS, ...MORE].map(
          ({ id, shown }) => shown !== undefined && <Row key={id} keys={shown} text={t(`help.${id}`)} />,
        )}
      </dl>
      <p className={styles.hint} style={{ marginTop: "1.25rem" }}>
        {t("legend.slant")}
        {PUNCTUATION[language].gap}
        {t("help.states")}
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
  const keyName = useKeyName();
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <span key={key}>
            <kbd>{keyName(key)}</kbd>{" "}
          </span>
        ))}
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
