import { isWord, type Pattern, parsePattern } from "./pattern.ts";

/** The language's own, as they were. */
const exec: (this: RegExp, text: string) => RegExpExecArray | null = Reflect.get(RegExp.prototype, "exec");
const charCodeAt: (this: string, at: number) => number = Reflect.get(String.prototype, "charCodeAt");
const indexOf: Search = Reflect.get(String.prototype, "indexOf");
const lastIndexOf: Search = Reflect.get(String.prototype, "lastIndexOf");
type Search = (this: string, wanted: string, from: number) => number;

/**
 * Counts what reading a text costs in steps and not in time: each character that an expression is tried against, going
 * back included, and each character that a string's own search passes over. Expressions are matched twice, by the
 * engine and by a plain backtracking matcher that counts; where the two disagree it throws.
 */
export function countSteps(work: () => void): number {
  let steps = 0;
  let inside = false;
  const restoreExpressions = replace(RegExp.prototype, {
    exec(this: RegExp, text: string) {
      if (inside) return exec.call(this, text);
      inside = true;
      try {
        const from = this.global || this.sticky ? this.lastIndex : 0;
        const found = exec.call(this, text);
        const counted = match(this, text, from);
        steps += counted.steps;
        if (counted.index !== found?.index || counted.length !== found?.[0].length) {
          throw new Error(`counted another match of ${this} in ${JSON.stringify(text.slice(0, 80))}`);
        }
        return found;
      } finally {
        inside = false;
      }
    },
  });
  const count = (more: number) => {
    if (!inside) steps += more;
  };
  const restoreStrings = replace(String.prototype, {
    charCodeAt(this: string, at: number) {
      count(1);
      return charCodeAt.call(this, at);
    },
    indexOf(this: string, wanted: string, from = 0) {
      const found = indexOf.call(this, wanted, from);
      count(1 + (found < 0 ? this.length : found) - from);
      return found;
    },
    includes(this: string, wanted: string, from = 0) {
      return this.indexOf(wanted, from) >= 0;
    },
    lastIndexOf(this: string, wanted: string, from = this.length) {
      const found = lastIndexOf.call(this, wanted, from);
      count(1 + Math.max(0, from - Math.max(0, found)));
      return found;
    },
  });
  try {
    work();
  } finally {
    restoreExpressions();
    restoreStrings();
  }
  return steps;
}

/** Puts other methods in the place of the language's own; returns how to put those back. */
function replace(prototype: object, others: object): () => void {
  const own = Object.getOwnPropertyDescriptors(prototype);
  Object.assign(prototype, others);
  return () => {
    Object.defineProperties(prototype, own);
  };
}

interface Counted {
  readonly index: number | undefined;
  readonly length: number | undefined;
  readonly steps: number;
}

const parsed = new Map<string, Pattern>();

function match(expression: RegExp, text: string, from: number): Counted {
  const key = String(expression);
  const pattern = parsed.get(key) ?? parsePattern(expression.source, expression.ignoreCase);
  parsed.set(key, pattern);
  let steps = 0;
  const last = expression.sticky || isAnchored(pattern) ? from : text.length;
  for (let index = from; index <= last; index++) {
    let end = -1;
    const reached = (at: number) => {
      end = at;
      return true;
    };
    if (run(pattern, index, reached)) return { index, length: end - index, steps };
  }
  return { index: undefined, length: undefined, steps };

  /** Whether the pattern matches from here on, and what comes after it then. */
  function run(one: Pattern, at: number, then: (at: number) => boolean): boolean {
    steps++;
    switch (one.is) {
      case "character":
        return at < text.length && one.fits(text.charCodeAt(at)) && then(at + 1);
      case "sequence":
        return inTurn(one.parts, 0, at, then);
      case "choice":
        return one.options.some((option) => run(option, at, then));
      case "repeat":
        return one.what.is === "character" ? several(one, one.what.fits, at, then) : again(one, 0, at, then);
      case "start":
        return at === 0 && then(at);
      case "end":
        return at === text.length && then(at);
      case "border":
        return wordAt(at - 1) !== wordAt(at) && then(at);
      case "look":
        return looks(one, at) === one.wanted && then(at);
    }
  }

  function inTurn(parts: readonly Pattern[], part: number, at: number, then: (at: number) => boolean): boolean {
    const one = parts[part];
    return one === undefined ? then(at) : run(one, at, (next) => inTurn(parts, part + 1, next, then));
  }

  type Repeat = Extract<Pattern, { is: "repeat" }>;

  /** A character repeated, without a call for each: lines are long. */
  function several(
    { least, most, lazy }: Repeat,
    fits: (code: number) => boolean,
    at: number,
    then: (at: number) => boolean,
  ) {
    let end = at;
    const fitsNext = () => {
      steps++;
      return end - at < most && end < text.length && fits(text.charCodeAt(end));
    };
    if (lazy) {
      while (end - at < least)
        if (fitsNext()) end++;
        else return false;
      while (!then(end))
        if (fitsNext()) end++;
        else return false;
      return true;
    }
    while (fitsNext()) end++;
    for (; end - at >= least; end--) {
      steps++;
      if (then(end)) return true;
    }
    return false;
  }

  function again(one: Repeat, done: number, at: number, then: (at: number) => boolean): boolean {
    const more = () =>
      done < one.most &&
      run(one.what, at, (next) => (next > at || done < one.least) && again(one, done + 1, next, then));
    const enough = () => done >= one.least && then(at);
    return one.lazy ? enough() || more() : more() || enough();
  }

  /** What is looked back at here is at most one character long. */
  function looks(one: Extract<Pattern, { is: "look" }>, at: number): boolean {
    if (one.ahead) return run(one.what, at, () => true);
    return run(one.what, at, (end) => end === at) || (at > 0 && run(one.what, at - 1, (end) => end === at));
  }

  function wordAt(at: number): boolean {
    return at >= 0 && at < text.length && isWord(text.charCodeAt(at));
  }
}

function isAnchored(one: Pattern): boolean {
  if (one.is === "choice") return one.options.every(isAnchored);
  if (one.is === "sequence") return one.parts[0] !== undefined && isAnchored(one.parts[0]);
  return one.is === "start";
}
