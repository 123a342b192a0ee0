import { useLanguage } from "./use-language.ts";

const CHINESE: Readonly<Record<string, string>> = { Space: "空格", wheel: "滚轮" };

/** What a key is called; most bear the same name in every language. */
export function useKeyName(): (key: string) => string {
  const language = useLanguage();
  return (key) => (language === "zh" ? (CHINESE[key] ?? key) : key);
}
