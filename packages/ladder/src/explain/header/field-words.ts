import { fillPhrase } from "@tcp-ladder/wire";
import type { Locale } from "../../locale.ts";
import { ZH_FIELDS, ZH_LAYERS } from "./zh-names.ts";
import { ZH_PHRASES } from "./zh-phrases.ts";

/** A phrase by its name with what it is filled in with, as the describing of headers makes them. */
export interface Saying extends ReadonlyArray<string | number | Saying> {
  readonly 0: string;
}

/** `Ethernet`, `以太网`. */
export function layerName(name: string, locale: Locale = "en"): string {
  return locale === "en" ? name : (ZH_LAYERS[name] ?? name);
}

/** `sequence number`, `序列号`; what no standard names is called by its number. */
export function fieldName(name: string, locale: Locale = "en"): string {
  if (locale === "en") return name;
  const known = (ZH_FIELDS as Readonly<Record<string, string>>)[name];
  return known ?? name.replace(/^extension header /, "扩展首部 ").replace(/^option /, "选项 ");
}

/** What a field says, or what is wrong with it; `english` where it says the same in every language. */
export function fieldWords(english: string, said: Saying | undefined, locale: Locale = "en"): string {
  return locale === "en" || said === undefined ? english : (phrase(said) ?? english);
}

/** Undefined for what a newer program says. */
function phrase(said: Saying): string | undefined {
  const template = (ZH_PHRASES as Readonly<Record<string, string>>)[said[0]];
  if (template === undefined) return undefined;
  const values = said.slice(1).map((value) => (typeof value === "object" ? (phrase(value) ?? "?") : value));
  return fillPhrase(template, values, "、");
}
