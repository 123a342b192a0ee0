import i18next from "i18next";
import { COMPARE_TEXTS } from "./texts.ts";

for (const language of ["en", "zh"] as const) {
  i18next.addResourceBundle(language, "compare", COMPARE_TEXTS[language], true, true);
}
