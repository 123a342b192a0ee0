import { hostTerm } from "./host-term.ts";
import {
  COURSES,
  compareTerm,
  EITHER,
  MEASURES,
  noteTerm,
  type Predicate,
  portTerm,
  type Sides,
  stateTerm,
} from "./terms.ts";
import { textTerm } from "./text-term.ts";
import { type Token, tokenize } from "./tokens.ts";
import { FilterError } from "./trouble.ts";

/** Parentheses and nots within each other: more than anybody writes, and far fewer than a stack holds. */
const DEEPEST = 100;

/**
 * A filter over connections, close to tcpdump's way of writing:
 *
 *     any     = all { "or" all }
 *     all     = one { [ "and" ] one }
 *     one     = ( "not" | "!" ) one | "(" any ")" | term
 *     term    = [ "client" | "server" ] ( "host" ADDRESS [ "/" BITS ] | "port" N | "state" NAME )
 *             | "note" NAME | "complete" | "incomplete" | "reset" | "refused"
 *             | ( "segments" | "bytes" | "sent" | "received" | "start" | "duration" | "notes" | "rtt" ) COMPARISON NUMBER
 *             | TEXT, which occurs in an address or port
 *
 * `sent` are the client's bytes, `received` the server's; `start` counts from the capture's first segment. Words in quotes
 * are always text. Throws a {@link FilterError} that says where.
 */
export function parseFilter(text: string): Predicate {
  const tokens = tokenize(text);
  if (tokens.length === 0) return () => true;
  let at = 0;
  let depth = 0;
  const peek = () => tokens[at];
  const isWord = (token: Token | undefined, ...words: string[]) =>
    token !== undefined && !token.quoted && words.includes(token.text.toLowerCase());

  function take(missing: "condition" | "address" | "port" | "state" | "note" | "comparison" | "number"): Token {
    const token = tokens[at];
    if (token === undefined) throw new FilterError(`missing-${missing}`, text.length);
    at++;
    return token;
  }

  function any(): Predicate {
    const parts = [all()];
    while (isWord(peek(), "or", "||")) {
      at++;
      parts.push(all());
    }
    return parts.length === 1 ? (parts[0] as Predicate) : someOf(parts);
  }

  function all(): Predicate {
    const parts = [unary()];
    for (;;) {
      const token = peek();
      if (token === undefined || isWord(token, "or", "||", ")")) break;
      if (isWord(token, "and", "&&")) at++;
      parts.push(unary());
    }
    return parts.length === 1 ? (parts[0] as Predicate) : allOf(parts);
  }

  function unary(): Predicate {
    const token = take("condition");
    if (!isWord(token, "not", "!", "(")) return term(token);
    if (++depth > DEEPEST) throw new FilterError("too-deep", token.at);
    const part = isWord(token, "(") ? enclosed(token) : opposite(unary());
    depth--;
    return part;
  }

  function enclosed(opening: Token): Predicate {
    const part = any();
    if (!isWord(peek(), ")")) throw new FilterError("open-parenthesis", opening.at);
    at++;
    return part;
  }

  function term(token: Token): Predicate {
    if (token.quoted) return textTerm(token);
    const word = token.text.toLowerCase();
    if ((word === "client" || word === "server") && isWord(peek(), "host", "port", "state")) {
      return endTerm(take("condition").text.toLowerCase(), [word]) as Predicate;
    }
    const end = endTerm(word, EITHER);
    if (end !== undefined) return end;
    if (word === "note") return noteTerm(take("note"));
    const measure = MEASURES[word];
    if (measure !== undefined) return compareTerm(measure, take("comparison"), take("number"));
    const course = COURSES[word];
    if (course !== undefined) return course;
    if (/^(?:and|or|&&|\|\||[()<>=!]+)$/.test(word)) throw new FilterError("condition-expected", token.at, token.text);
    return textTerm(token);
  }

  /** What is said of one end, or of either. */
  function endTerm(word: string, sides: Sides): Predicate | undefined {
    if (word === "host") return hostTerm(take("address"), sides);
    if (word === "port") return portTerm(take("port"), sides);
    return word === "state" ? stateTerm(take("state"), sides) : undefined;
  }

  const predicate = any();
  const rest = peek();
  if (rest !== undefined) throw new FilterError("nothing-to-close", rest.at, rest.text);
  return predicate;
}

function opposite(part: Predicate): Predicate {
  return (one) => !part(one);
}

// Loops: what goes through half a million connections makes no function for each.

function someOf(parts: readonly Predicate[]): Predicate {
  return (one) => {
    for (let i = 0; i < parts.length; i++) if ((parts[i] as Predicate)(one)) return true;
    return false;
  };
}

function allOf(parts: readonly Predicate[]): Predicate {
  return (one) => {
    for (let i = 0; i < parts.length; i++) if (!(parts[i] as Predicate)(one)) return false;
    return true;
  };
}
