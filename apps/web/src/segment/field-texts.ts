import { fieldName, fieldWords, type Locale, layerName } from "@tcp-ladder/ladder";
import type { DetailField } from "@tcp-ladder/protocol";
import { useLanguage } from "../i18n/use-language.ts";

/** What is shown of a field: its name, its value, what is wrong with it. */
export interface FieldTexts {
  readonly layer: (name: string) => string;
  readonly name: (field: DetailField) => string;
  readonly value: (field: DetailField) => string;
  readonly trouble: (field: DetailField) => string | undefined;
}

const textsOf = (locale: Locale): FieldTexts => ({
  layer: (name) => layerName(name, locale),
  name: ({ name }) => fieldName(name, locale),
  value: ({ value, said }) => fieldWords(value, said, locale),
  trouble: ({ trouble, troubleSaid }) => (trouble === undefined ? undefined : fieldWords(trouble, troubleSaid, locale)),
});
const TEXTS = { en: textsOf("en"), zh: textsOf("zh") };

export function useFieldTexts(): FieldTexts {
  return TEXTS[useLanguage()];
}
