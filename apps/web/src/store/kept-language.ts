import type { Language } from "./route.ts";

const KEPT_AS = "tcp-ladder.language";

/** Keeps the language for the next visit. */
export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // Storage may be forbidden; the address keeps it too.
  }
}

/** The language chosen last; undefined where none was, or where storage is forbidden. */
export function keptLanguage(): Language | undefined {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return kept === "en" || kept === "zh" ? kept : undefined;
  } catch {
    return undefined;
  }
}
