import type { Locale } from "@tcp-ladder/ladder";
import type { ErrorBody, ErrorCode } from "@tcp-ladder/protocol";
import { useLanguage } from "./use-language.ts";

/**
 * Sentences that the server says in English, and the same in another language. `{name}` stands for any text; what it
 * stood for is looked up in turn, so that a sentence may hold another.
 */
export type Catalogue = readonly (readonly [english: string, other: string])[];

/** What a language has beside the page's own words. */
export interface ServerWords {
  readonly sentences: Catalogue;
  /** What an error means, where its own sentence is not known. */
  readonly errors: Readonly<Record<ErrorCode, string>>;
}

const learned = new Map<Locale, ServerWords>();

/** Told once, when the language's words have been loaded. */
export function learnServerWords(locale: Locale, words: ServerWords): void {
  learned.set(locale, words);
}

export interface ErrorTexts {
  readonly message: (error: ErrorBody) => string;
  readonly remedy: (error: ErrorBody) => string;
  /** Anything else that the server says. */
  readonly sentence: (text: string) => string;
}

/** An error and what to do about it, in the language that is spoken. */
export function errorTexts(locale: Locale): ErrorTexts {
  const words = learned.get(locale);
  if (words === undefined) {
    return { message: ({ message }) => message, remedy: ({ remedy }) => remedy, sentence: (text) => text };
  }
  const { sentences, errors } = words;
  return {
    message: ({ code, message }) =>
      lookUp(message, sentences) ?? `${errors[code] ?? errors.internal}原文：“${message}”`,
    remedy: ({ remedy }) => lookUp(remedy, sentences) ?? remedy,
    sentence: (text) => lookUp(text, sentences) ?? twoSentences(text, sentences) ?? text,
  };
}

export function useErrorTexts(): ErrorTexts {
  return errorTexts(useLanguage());
}

/** An error's sentence with its remedy behind it. */
function twoSentences(text: string, catalogue: Catalogue): string | undefined {
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) {
    const first = lookUp(text.slice(0, at), catalogue);
    const second = first === undefined ? undefined : lookUp(text.slice(at + 1), catalogue);
    if (first !== undefined && second !== undefined) return first + second;
  }
  return undefined;
}

const patterns = new WeakMap<Catalogue, readonly (readonly [pattern: RegExp, other: string])[]>();

/** Where libpcap or the system says in its own words what is the matter: those are quoted. */
const QUOTED: ReadonlySet<string> = new Set(["why", "reason", "how"]);

function isForeign(text: string): boolean {
  return /[a-z] [a-z]/i.test(text) && !/\p{Script=Han}/u.test(text);
}

/** Undefined for a sentence that the catalogue does not have. */
export function lookUp(text: string, catalogue: Catalogue): string | undefined {
  let compiled = patterns.get(catalogue);
  if (compiled === undefined) {
    compiled = catalogue.map(([english, other]) => [patternOf(english), other]);
    patterns.set(catalogue, compiled);
  }
  for (const [pattern, other] of compiled) {
    const match = pattern.exec(text);
    if (match === null) continue;
    return other.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = match.groups?.[name] ?? "";
      return lookUp(value, catalogue) ?? (QUOTED.has(name) && isForeign(value) ? `“${value}”` : value);
    });
  }
  return undefined;
}

function patternOf(english: string): RegExp {
  const parts = english.split(/\{(\w+)\}/);
  return new RegExp(`^${parts.map((part, i) => (i % 2 === 0 ? literally(part) : `(?<${part}>.+?)`)).join("")}$`, "s");
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
