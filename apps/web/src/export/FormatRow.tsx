import { Copy, Download } from "lucide-react";
import type { ReactNode } from "react";
import { PUNCTUATION } from "../i18n/punctuation.ts";
import { useLanguage } from "../i18n/use-language.ts";
import styles from "./ExportDialog.module.css";

/** One format: its name, what it is for and how much it takes, and what can be done with it. */
export function FormatRow({
  name,
  about,
  limit,
  beyond = false,
  children,
}: {
  readonly name: string;
  readonly about: string;
  readonly limit?: string;
  /** The range is longer than the limit. */
  readonly beyond?: boolean;
  readonly children: ReactNode;
}) {
  const language = useLanguage();
  return (
    <li className={styles.row}>
      <div>
        <h4>{name}</h4>
        <p>
          {about}
          {PUNCTUATION[language].gap}
          {limit !== undefined && <span className={beyond ? styles.beyond : undefined}>{limit}</span>}
        </p>
      </div>
      <div className={styles.actions}>{children}</div>
    </li>
  );
}

export function ActionButton({
  icon = "download",
  label,
  name,
  disabled,
  onClick,
}: {
  readonly icon?: "download" | "copy" | "none";
  readonly label: string;
  /** Accessible name: the label says too little without its row. */
  readonly name: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  const Icon = icon === "copy" ? Copy : Download;
  return (
    <button
      type="button"
      className={styles.action}
      aria-label={name}
      title={name}
      disabled={disabled}
      onClick={onClick}
    >
      {icon !== "none" && <Icon size="0.875rem" strokeWidth={1.75} aria-hidden="true" />}
      {label}
    </button>
  );
}
