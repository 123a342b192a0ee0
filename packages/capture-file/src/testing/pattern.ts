/**
 * Regular expressions as trees, for {@link countSteps}: what this package's own expressions are made of. Anything else
 * is a mistake of the test and throws.
 */
export type Pattern =
  | { readonly is: "character"; readonly fits: (code: number) => boolean }
  | { readonly is: "sequence"; readonly parts: readonly Pattern[] }
  | { readonly is: "choice"; readonly options: readonly Pattern[] }
  | {
      readonly is: "repeat";
      readonly what: Pattern;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    }
  | { readonly is: "start" | "end" | "border" }
  | { readonly is: "look"; readonly what: Pattern; readonly ahead: boolean; readonly wanted: boolean };

type Fits = (code: number) => boolean;

const DIGIT: Fits = (code) => code >= 0x30 && code <= 0x39;
const WORD: Fits = (code) =>
  DIGIT(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;
const LINE_ENDS = "\n\r\u2028\u2029";
const BLANKS = `\t\v\f \u00a0\ufeff\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000${LINE_ENDS}`;
const BLANK: Fits = (code) => BLANKS.includes(String.fromCharCode(code));
const not =
  (fits: Fits): Fits =>
  (code) =>
    !fits(code);
const SHORTHANDS: Readonly<Record<string, Fits>> = {
  d: DIGIT,
  D: not(DIGIT),
  w: WORD,
  W: not(WORD),
  s: BLANK,
  S: not(BLANK),
};
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, b: 8 };

export const isWord: Fits = WORD;

export function parsePattern(source: string, ignoreCase: boolean): Pattern {
  let at = 0;
  const peek = (text: string) => source.startsWith(text, at);
  const take = (text: string) => {
    const there = peek(text);
    if (there) at += text.length;
    return there;
  };

  function choice(): Pattern {
    const options = [sequence()];
    while (take("|")) options.push(sequence());
    return options.length === 1 ? (options[0] as Pattern) : { is: "choice", options };
  }

  function sequence(): Pattern {
    const parts: Pattern[] = [];
    while (at < source.length && !peek("|") && !peek(")")) parts.push(quantified(atom()));
    return { is: "sequence", parts };
  }

  function quantified(what: Pattern): Pattern {
    const limits = take("*") ? [0, Infinity] : take("+") ? [1, Infinity] : take("?") ? [0, 1] : braces();
    if (limits === undefined) return what;
    const [least = 0, most = least] = limits;
    return { is: "repeat", what, least, most, lazy: take("?") };
  }

  function braces(): number[] | undefined {
    if (!take("{")) return undefined;
    const close = source.indexOf("}", at);
    const [least, most] = source.slice(at, close).split(",");
    at = close + 1;
    return [Number(least), most === undefined ? Number(least) : most === "" ? Infinity : Number(most)];
  }

  function atom(): Pattern {
    for (const [opening, ahead, wanted] of LOOKS) {
      if (take(opening)) return { is: "look", what: closed(), ahead, wanted };
    }
    if (take("(?:")) return closed();
    if (peek("(?")) throw new Error(`unknown group at ${at} of ${source}`);
    if (take("(")) return closed();
    if (take("^")) return { is: "start" };
    if (take("$")) return { is: "end" };
    if (take("\\b")) return { is: "border" };
    if (take(".")) return character((code) => !LINE_ENDS.includes(String.fromCharCode(code)));
    if (take("[")) return character(members());
    return character(single());
  }

  function closed(): Pattern {
    const inner = choice();
    if (!take(")")) throw new Error(`no ) at ${at} of ${source}`);
    return inner;
  }

  /** A character or a shorthand, as it stands outside brackets. */
  function single(): Fits {
    const one = unit();
    return typeof one === "function" ? one : (code) => code === one;
  }

  function members(): Fits {
    const negated = take("^");
    const fits: Fits[] = [];
    while (!take("]")) {
      const from = unit();
      if (typeof from === "number" && peek("-") && source[at + 1] !== "]") {
        at++;
        const to = unit() as number;
        fits.push((code) => code >= from && code <= to);
      } else {
        fits.push(typeof from === "function" ? from : (code) => code === from);
      }
    }
    return (code) => fits.some((one) => one(code)) !== negated;
  }

  function unit(): number | Fits {
    if (!take("\\")) return source.charCodeAt(at++);
    const letter = source[at++] ?? "";
    if (letter === "u") {
      at += 4;
      return Number.parseInt(source.slice(at - 4, at), 16);
    }
    return SHORTHANDS[letter] ?? CONTROLS[letter] ?? letter.charCodeAt(0);
  }

  function character(fits: Fits): Pattern {
    if (!ignoreCase) return { is: "character", fits };
    return { is: "character", fits: (code) => fits(code) || fits(otherCase(code)) };
  }

  const whole = choice();
  if (at < source.length) throw new Error(`cannot read ${source} from ${at} on`);
  return whole;
}

const LOOKS = [
  ["(?=", true, true],
  ["(?!", true, false],
  ["(?<=", false, true],
  ["(?<!", false, false],
] as const;

function otherCase(code: number): number {
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? code ^ 0x20 : code;
}
