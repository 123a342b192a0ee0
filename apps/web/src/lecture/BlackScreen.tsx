import { useTranslation } from "react-i18next";
import styles from "./BlackScreen.module.css";

/** Nothing to look at but the lecturer. A click ends it, as any key does. */
export function BlackScreen({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useTranslation();
  return <button type="button" className={styles.black} aria-label={t("view.blackEnd")} onClick={onEnd} />;
}
