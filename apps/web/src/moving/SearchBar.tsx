import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import { useLanguage } from "../i18n/use-language.ts";
import { focusFigure } from "../interactions/focus-figure.ts";
import { formatCount } from "../store/format.ts";
import { closeSearch, nextMatch, typeSearch, useSearch } from "../store/search.ts";
import styles from "./SearchBar.module.css";

/** Closes it; what was found is on the figure. */
function leave(): void {
  closeSearch();
  focusFigure();
}

/** Finding segments of the connection, above the figure. The server looks; the page goes there. */
export function SearchBar() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { open, text, found, asked } = useSearch();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (open && asked > 0) field.current?.select();
  }, [open, asked]);
  if (!open) return null;
  const unclear = found?.understood === false;
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      nextMatch(event.shiftKey || event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  };
  return (
    <search className={styles.bar} aria-label={t("search.title")}>
      <input
        ref={field}
        type="text"
        value={text}
        aria-label={t("search.title")}
        placeholder={t("search.placeholder")}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={unclear}
        aria-describedby={unclear ? "search-hint" : undefined}
        onChange={(event) => typeSearch(event.target.value)}
        onKeyDown={key}
      />
      <output className={unclear ? styles.unclear : styles.count}>{count()}</output>
      <IconButton icon={ChevronUp} name={t("search.previous")} disabled={!found?.total} onClick={() => nextMatch(-1)} />
      <IconButton icon={ChevronDown} name={t("search.next")} disabled={!found?.total} onClick={() => nextMatch(1)} />
      <IconButton icon={X} name={t("search.close")} onClick={leave} />
      {unclear && (
        <p id="search-hint" className={styles.hint}>
          {t("search.unclearHint")}
        </p>
      )}
    </search>
  );

  function count(): string {
    if (found === undefined) return "";
    if (!found.understood) return t("search.unclear");
    if (found.total === 0) return t("search.none");
    return t("search.count", {
      ordinal: formatCount(found.ordinal, language),
      total: formatCount(found.total, language),
    });
  }
}
