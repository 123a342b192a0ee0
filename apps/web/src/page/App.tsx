import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { LazyAbout } from "../about/LazyAbout.tsx";
import { ErrorBoundary } from "../components/ErrorBoundary.tsx";
import { LazyExport, usePrintCommand } from "../export/LazyExport.tsx";
import { preferredLanguage, speak } from "../i18n/setup.ts";
import { useCaptureName } from "../i18n/use-capture-name.ts";
import { followFullScreen } from "../interactions/full-screen.ts";
import { useFileDrop } from "../interactions/use-file-drop.ts";
import { Lecture } from "../lecture/Lecture.tsx";
import { PaletteDialog } from "../moving/PaletteDialog.tsx";
import { SegmentPanel } from "../panel/SegmentPanel.tsx";
import { LeftPanel } from "../sidebar/LeftPanel.tsx";
import { PasteDialog } from "../sidebar/PasteDialog.tsx";
import { openCaptureFile, openText } from "../store/actions.ts";
import { useApp } from "../store/state.ts";
import { Announcer } from "./Announcer.tsx";
import styles from "./App.module.css";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { HelpDialog } from "./HelpDialog.tsx";
import { Stage } from "./Stage.tsx";
import { useTheme } from "./use-theme.ts";
import { isWide, useTableSoon, WideStage } from "./WideStage.tsx";

const dropFile = (file: File): void => void openCaptureFile(file);
const dropText = (text: string): void => void openText(text);

export function App() {
  const { t } = useTranslation();
  const { presenting, language, facing } = useApp((state) => state.route.settings);
  const wide = useApp(isWide);
  const left = useApp((state) => state.panels.left && !isWide(state));
  const right = useApp((state) => state.panels.right && state.ladder !== undefined && !isWide(state));
  const dialog = useApp((state) => state.dialog);
  const name = useCaptureName()(useApp((state) => state.capture));
  const place = useApp(({ capture, ladder, route }) => `${capture} ${ladder?.connection.id} ${route.settings.chosen}`);
  const held = useFileDrop(dropFile, dropText);
  useTheme();
  usePrintCommand();
  useTableSoon();
  useEffect(followFullScreen, []);
  useEffect(() => void speak(preferredLanguage(language)), [language]);
  useEffect(() => {
    document.title = name === undefined ? "tcp-ladder" : `${name} · tcp-ladder`;
  }, [name]);
  const classes = [
    styles.page,
    presenting ? styles.presenting : "",
    left && !presenting ? styles.left : "",
    right && !presenting ? styles.right : "",
    facing !== undefined ? styles.facing : "",
  ];
  return (
    <div className={classes.join(" ")}>
      {presenting ? (
        <header className="visually-hidden">
          <h1>{t("product")}</h1>
        </header>
      ) : (
        <Header />
      )}
      {!presenting && left && <LeftPanel />}
      {wide ? <WideStage /> : <Stage />}
      {!presenting && right && (
        <ErrorBoundary resetKey={place}>
          <SegmentPanel />
        </ErrorBoundary>
      )}
      {presenting ? <Lecture /> : !wide && <Footer />}
      {dialog === "paste" && <PasteDialog />}
      {dialog === "help" && <HelpDialog />}
      {dialog === "export" && <LazyExport />}
      {dialog === "about" && <LazyAbout />}
      {dialog === "palette" && <PaletteDialog />}
      {held && <p className={styles.drop}>{t("captures.dropNow")}</p>}
      <Announcer />
    </div>
  );
}
