import { X } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import styles from "../components/Panel.module.css";
import { usePanelFocus } from "../interactions/use-panel-focus.ts";
import { togglePanel } from "../store/actions.ts";
import { useApp } from "../store/state.ts";
import { CaptureList } from "./CaptureList.tsx";
import { ConnectionList } from "./ConnectionList.tsx";
import { DemoBox } from "./DemoBox.tsx";
import { LiveBox } from "./LiveBox.tsx";
import { OpenBox } from "./OpenBox.tsx";
import { UploadBox } from "./UploadBox.tsx";

const close = (): void => togglePanel("left", false);

/** What to do, and what there is. */
export function LeftPanel() {
  const { t } = useTranslation();
  // What cannot be done is said where someone wanted to do it.
  const impossible = useApp((state) => state.live?.possible === false);
  const panel = useRef<HTMLElement>(null);
  usePanelFocus(panel, close);
  return (
    <nav ref={panel} className={styles.left} aria-label={t("panels.left")}>
      <IconButton icon={X} name={t("panels.close")} onClick={close} className={styles.close} />
      <DemoBox />
      {impossible && <LiveBox />}
      <ConnectionList />
      <OpenBox />
      <UploadBox />
      <CaptureList />
      {!impossible && <LiveBox />}
    </nav>
  );
}
