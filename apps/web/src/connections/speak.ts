import i18next from "i18next";
import { TABLE_TEXTS } from "./texts.ts";

for (const language of ["en", "zh"] as const) {
  i18next.addResourceBundle(language, "table", TABLE_TEXTS[language], true, true);
}
