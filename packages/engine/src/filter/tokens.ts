import { FilterError } from "./trouble.ts";

/** A word of a filter and where it stands in the text, from 0. */
export interface Token {
  readonly text: string;
  readonly at: number;
  /** It stood in quotes: text, never a keyword. */
  readonly quoted: boolean;
}

const TOKEN = /\s*(?:(>=|<=|!=|==|[()<>=!])|"([^"]*)("?)|([^\s()<>=!"]+))/y;

/** Words, quoted text, parentheses and comparisons. Throws a {@link FilterError} for a quote that is never closed. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (;;) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) {
      if (text.slice(from).trim() !== "") throw new FilterError("unreadable", from);
      return tokens;
    }
    const [whole, sign, quotedText, closing, word] = match;
    const at = match.index + whole.length - whole.trimStart().length;
    if (quotedText !== undefined && closing === "") throw new FilterError("open-quote", at);
    tokens.push({ text: sign ?? quotedText ?? word ?? "", at, quoted: quotedText !== undefined });
  }
}
