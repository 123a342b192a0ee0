import { Minimize2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import { Legend } from "../components/Legend.tsx";
import { Sentence } from "../components/Sentence.tsx";
import { togglePresenting } from "../store/actions.ts";
import { useApp } from "../store/state.ts";
import styles from "./LectureBar.module.css";

/** Below the figure: what is said of the segment that is looked at, and what the symbols stand for. */
export function LectureBar() {
  const { t } = useTranslation();
  const ladder = useApp((state) => state.ladder);
  return (
    <footer className={styles.bar}>
      {ladder !== undefined && (
        <p className={styles.sentence}>
          <Sentence ladder={ladder} />
        </p>
      )}
      <Legend />
      <IconButton
        icon={Minimize2}
        name={t("view.leave")}
        onClick={() => void togglePresenting()}
        className={styles.leave}
      />
    </footer>
  );
}
