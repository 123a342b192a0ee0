import type { Locale } from "@tcp-ladder/ladder";
import { useTranslation } from "react-i18next";

/** The language that is spoken now. */
export function useLanguage(): Locale {
  return useTranslation().i18n.language === "zh" ? "zh" : "en";
}
