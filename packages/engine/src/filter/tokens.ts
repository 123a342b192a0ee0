/** A word of a filter and where it stands in the text, from 0. */
export interface Token {
  readonly text: string;
  readonly at: number;
  /** It stood in quotes: text, never a keyword. */
  readonly quoted: boolean;
}

/** A filter that cannot be understood: what is wrong, and at which character (from 0). */
export class FilterError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
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
      if (text.slice(from).trim() !== "") throw new FilterError("cannot be read from here", from);
      return tokens;
    }
    const [whole, sign, quotedText, closing, word] = match;
    const at = match.index + whole.length - whole.trimStart().length;
    if (quotedText !== undefined && closing === "") throw new FilterError("this quote is not closed", at);
    tokens.push({ text: sign ?? quotedText ?? word ?? "", at, quoted: quotedText !== undefined });
  }
}
