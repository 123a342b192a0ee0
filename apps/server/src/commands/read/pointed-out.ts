import { eastAsianWidth } from "get-east-asian-width";

/** How many columns of a long text are shown before the place that is meant, and from it on. */
const BEFORE = 48;
const BEHIND = 24;

/** What is drawn in colours takes two columns whatever script it is of: flags, and what a selector behind it makes a picture. */
const PICTURE = /\p{Emoji_Presentation}|\ufe0f/u;

/**
 * A text in one line, and under it a mark at its character `at`, with what is to be said of it. Of a long text what is
 * around the place is shown. Whatever moves a terminal's cursor is shown as a blank.
 *
 * @param lead stands before the text, in the same line
 */
export function pointedOut(lead: string, text: string, at: number, message: string): string {
  const before = [...characters(text.slice(0, at))].toReversed();
  const shownBefore = before.slice(0, fitting(before, BEFORE)).toReversed();
  const behind = [...characters(text.slice(at))];
  const shownBehind = behind.slice(0, fitting(behind, BEHIND));
  const start = `${lead}${shownBefore.length < before.length ? "…" : ""}${shownBefore.join("")}`;
  const end = `${shownBehind.join("")}${shownBehind.length < behind.length ? "…" : ""}`;
  return `${start}${end}\n${" ".repeat(columns(characters(start)))}^ ${message}`;
}

/** What one sees as characters, which may be several to a program. */
function* characters(text: string): Generator<string> {
  for (const { segment } of new Intl.Segmenter().segment(text)) yield /^\p{Cc}/u.test(segment) ? " " : segment;
}

/** How many of the first characters fit into so many columns. */
function fitting(all: readonly string[], most: number): number {
  let left = most;
  let count = 0;
  for (const one of all) {
    left -= columns([one]);
    if (left < 0) break;
    count++;
  }
  return count;
}

function columns(all: Iterable<string>): number {
  let sum = 0;
  for (const one of all) sum += PICTURE.test(one) ? 2 : eastAsianWidth(one.codePointAt(0) as number);
  return sum;
}
