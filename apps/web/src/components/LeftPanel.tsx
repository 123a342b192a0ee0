import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { togglePanel } from "../store/actions.ts";
import { CaptureList } from "./CaptureList.tsx";
import { ConnectionList } from "./ConnectionList.tsx";
import { DemoBox } from "./DemoBox.tsx";
import { IconButton } from "./IconButton.tsx";
import { LiveBox } from "./LiveBox.tsx";
import { OpenBox } from "./OpenBox.tsx";
import styles from "./Panel.module.css";

/** What to do, and what there is. */
export function LeftPanel() {
  const { t } = useTranslation();
  return (
    <nav className={styles.left} aria-label={t("panels.left")}>
      <IconButton
        icon={X}
        name={t("panels.close")}
        onClick={() => togglePanel("left", false)}
        className={styles.close}
      />
      <DemoBox />
      <ConnectionList />
      <OpenBox />
      <CaptureList />
      <LiveBox />
    </nav>
  );
}
