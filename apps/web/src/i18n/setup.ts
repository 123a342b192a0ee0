import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { keptLanguage } from "../store/kept-language.ts";
import type { Language } from "../store/route.ts";
import { en } from "./en.ts";
import { learnServerWords } from "./server-words.ts";

/** The language to speak: the address's, else the one chosen last, else the browser's. */
export function preferredLanguage(asked: Language | undefined): Language {
  if (asked !== undefined) return asked;
  const kept = keptLanguage();
  if (kept !== undefined) return kept;
  return navigator.languages
    .find((tag) => /^(en|zh)\b/i.test(tag))
    ?.toLowerCase()
    .startsWith("zh")
    ? "zh"
    : "en";
}

/** Starts with English, which is always there; Chinese is loaded where it is wanted. */
export async function startLanguages(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  await speak(language);
}

export async function speak(language: Language): Promise<void> {
  if (language === "zh" && !i18next.hasResourceBundle("zh", "translation")) {
    const [{ zh }, { serverWords }] = await Promise.all([import("./zh.ts"), import("./zh/server.ts")]);
    learnServerWords("zh", serverWords);
    i18next.addResourceBundle("zh", "translation", zh);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}
