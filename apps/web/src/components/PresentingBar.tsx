import { Minimize2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { togglePresenting } from "../store/actions.ts";
import { useApp } from "../store/state.ts";
import { IconButton } from "./IconButton.tsx";
import { Legend } from "./Legend.tsx";
import styles from "./PresentingBar.module.css";
import { Sentence } from "./Sentence.tsx";

/** Presenting leaves the figure, the legend and one sentence. */
export function PresentingBar() {
  const { t } = useTranslation();
  const ladder = useApp((state) => state.ladder);
  return (
    <footer className={styles.bar}>
      <Legend />
      {ladder !== undefined && (
        <p className={styles.sentence}>
          <Sentence ladder={ladder} />
        </p>
      )}
      <IconButton
        icon={Minimize2}
        name={t("view.leave")}
        onClick={() => void togglePresenting()}
        className={styles.leave}
      />
    </footer>
  );
}
