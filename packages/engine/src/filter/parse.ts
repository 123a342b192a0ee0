import {
  COURSES,
  compareTerm,
  hostTerm,
  MEASURES,
  noteTerm,
  type Predicate,
  portTerm,
  stateTerm,
  textTerm,
} from "./terms.ts";
import { FilterError, type Token, tokenize } from "./tokens.ts";

/**
 * A filter over connections, close to tcpdump's way of writing:
 *
 *     any     = all { "or" all }
 *     all     = one { [ "and" ] one }
 *     one     = ( "not" | "!" ) one | "(" any ")" | term
 *     term    = "host" ADDRESS | "port" N | "state" NAME | "note" NAME
 *             | "complete" | "incomplete" | "reset" | "refused"
 *             | ( "segments" | "bytes" | "duration" | "notes" | "rtt" ) COMPARISON NUMBER
 *             | TEXT, which occurs in an address or port
 *
 * Words in quotes are always text. Throws a {@link FilterError} that says where.
 */
export function parseFilter(text: string): Predicate {
  const tokens = tokenize(text);
  if (tokens.length === 0) return () => true;
  let at = 0;
  const peek = () => tokens[at];
  const isWord = (token: Token | undefined, ...words: string[]) =>
    token !== undefined && !token.quoted && words.includes(token.text.toLowerCase());

  function take(what: string): Token {
    const token = tokens[at];
    if (token === undefined) throw new FilterError(`${what} is missing at the end`, text.length);
    at++;
    return token;
  }

  function any(): Predicate {
    const parts = [all()];
    while (isWord(peek(), "or", "||")) {
      at++;
      parts.push(all());
    }
    return parts.length === 1 ? (parts[0] as Predicate) : (one) => parts.some((part) => part(one));
  }

  function all(): Predicate {
    const parts = [unary()];
    for (;;) {
      const token = peek();
      if (token === undefined || isWord(token, "or", "||", ")")) break;
      if (isWord(token, "and", "&&")) at++;
      parts.push(unary());
    }
    return parts.length === 1 ? (parts[0] as Predicate) : (one) => parts.every((part) => part(one));
  }

  function unary(): Predicate {
    const token = take("a condition");
    if (isWord(token, "not", "!")) {
      const part = unary();
      return (one) => !part(one);
    }
    if (isWord(token, "(")) {
      const part = any();
      if (!isWord(peek(), ")")) throw new FilterError("this parenthesis is not closed", token.at);
      at++;
      return part;
    }
    return term(token);
  }

  function term(token: Token): Predicate {
    if (token.quoted) return textTerm(token);
    const word = token.text.toLowerCase();
    if (word === "host") return hostTerm(take("an address"));
    if (word === "port") return portTerm(take("a port"));
    if (word === "state") return stateTerm(take("a state"));
    if (word === "note") return noteTerm(take("a note"));
    const measure = MEASURES[word];
    if (measure !== undefined) return compareTerm(measure, take("a comparison"), take("a number"));
    const course = COURSES[word];
    if (course !== undefined) return course;
    if (/^(?:and|or|&&|\|\||[()<>=!]+)$/.test(word)) {
      throw new FilterError(`a condition belongs here, not ${token.text}`, token.at);
    }
    return textTerm(token);
  }

  const predicate = any();
  const rest = peek();
  if (rest !== undefined) throw new FilterError(`nothing is open that ${rest.text} could close`, rest.at);
  return predicate;
}
