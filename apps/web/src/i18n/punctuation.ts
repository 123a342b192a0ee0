import type { Locale } from "@tcp-ladder/ladder";

/** What stands between parts of a line: English marks bring their space, Chinese ones are wide. */
export const PUNCTUATION: Readonly<
  Record<
    Locale,
    {
      readonly comma: string;
      readonly list: string;
      readonly semicolon: string;
      readonly stop: string;
      readonly colon: string;
      readonly gap: string;
    }
  >
> = {
  en: { comma: ", ", list: ", ", semicolon: "; ", stop: ". ", colon: ": ", gap: " " },
  zh: { comma: "，", list: "、", semicolon: "；", stop: "。", colon: "：", gap: "" },
};
