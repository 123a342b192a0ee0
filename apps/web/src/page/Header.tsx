import { CircleHelp, Contrast, Languages, Link2, Menu, MonitorPlay, PanelRight, Share } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import { Segmented } from "../components/Segmented.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { focusFigure } from "../interactions/focus-figure.ts";
import { nextTheme, openDialog, togglePanel, togglePresenting } from "../store/actions.ts";
import { keepLanguage } from "../store/kept-language.ts";
import { changeSettings, currentAddress, goTo } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";
import styles from "./Header.module.css";
import { NumbersSwitch } from "./NumbersSwitch.tsx";
import { StatusLine } from "./StatusLine.tsx";
import { ViewSwitch } from "./ViewSwitch.tsx";

export function Header() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { spacing, view } = useApp((state) => state.route.settings);
  const panels = useApp((state) => state.panels);
  const nothingToExport = useApp(({ ladder }) => ladder === undefined);
  const [copied, setCopied] = useState(false);

  const copyLink = async (): Promise<void> => {
    await navigator.clipboard.writeText(currentAddress());
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  const switchLanguage = (): void => {
    const other = language === "zh" ? "en" : "zh";
    keepLanguage(other);
    changeSettings({ language: other });
  };
  return (
    <header className={styles.header} data-view={view}>
      <button type="button" className={styles.skip} onClick={focusFigure}>
        {t("skipToLadder")}
      </button>
      <IconButton
        icon={Menu}
        name={t("panels.left")}
        expanded={panels.left}
        onClick={() => togglePanel("left")}
        className={styles.menu}
      />
      <h1 className={styles.brand}>
        <a
          href="/"
          onClick={(event) => {
            event.preventDefault();
            goTo(undefined);
          }}
        >
          tcp-ladder
        </a>
      </h1>
      <StatusLine />
      <div className={styles.controls}>
        <ViewSwitch />
        <NumbersSwitch />
        <span className={styles.spacing}>
          <Segmented
            name={t("view.spacing")}
            value={spacing}
            onChange={(value) => changeSettings({ spacing: value })}
            choices={[
              { value: "equal", name: t("view.equal") },
              { value: "time", name: t("view.time") },
            ]}
          />
        </span>
        <span className={styles.icons}>
          <IconButton
            icon={Link2}
            name={copied ? t("view.linkCopied") : t("view.link")}
            onClick={() => void copyLink()}
          />
          <IconButton
            icon={Share}
            name={t("view.export")}
            onClick={() => openDialog("export")}
            disabled={nothingToExport}
          />
          <button type="button" className={styles.language} onClick={switchLanguage} title={t("view.language")}>
            <Languages size={17} strokeWidth={1.75} aria-hidden="true" />
            <span lang={language === "zh" ? "en" : "zh-CN"}>{language === "zh" ? "English" : "中文"}</span>
          </button>
          <IconButton icon={Contrast} name={t("view.theme")} onClick={nextTheme} />
          <IconButton icon={CircleHelp} name={t("view.help")} onClick={() => openDialog("help")} />
        </span>
        <button
          type="button"
          className={styles.present}
          aria-label={t("view.present")}
          onClick={() => void togglePresenting()}
        >
          <MonitorPlay size={16} strokeWidth={1.75} aria-hidden="true" />
          <span>{t("view.present")}</span>
        </button>
        <IconButton
          icon={PanelRight}
          name={t("panels.right")}
          expanded={panels.right}
          onClick={() => togglePanel("right")}
          className={styles.panel}
        />
      </div>
    </header>
  );
}
