import { roughText } from "../duration.ts";
import type { Locale } from "../locale.ts";

const SAME_TIME = { en: "at the same time by the capture’s clock", zh: "按捕获的时钟在同一时刻" } as const;

/** `203 ms before`. A clock that was set back puts what came first at the later time. */
export function before(ns: number, locale: Locale): string {
  if (ns === 0) return SAME_TIME[locale];
  if (locale === "zh") return ns < 0 ? `按捕获的时钟反而晚 ${roughText(-ns)}` : `${roughText(ns)} 之前`;
  return ns < 0 ? `${roughText(-ns)} later by the capture’s clock` : `${roughText(ns)} before`;
}

/** `203 ms later`. */
export function later(ns: number, locale: Locale): string {
  if (ns === 0) return SAME_TIME[locale];
  if (locale === "zh") return ns < 0 ? `按捕获的时钟反而早 ${roughText(-ns)}` : `${roughText(ns)} 之后`;
  return ns < 0 ? `${roughText(-ns)} before by the capture’s clock` : `${roughText(ns)} later`;
}
