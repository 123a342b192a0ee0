/** Languages that the drawing and the explanations speak: English and Simplified Chinese. */
export type Locale = "en" | "zh";

/** One text in both languages. */
export interface Translated<T = string> {
  readonly en: T;
  readonly zh: T;
}
