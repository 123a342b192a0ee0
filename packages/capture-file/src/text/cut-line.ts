import { stampOf } from "./stamp.ts";

/**
 * Whether a text's last line, which nothing ended, is the beginning of one that tcpdump writes of a TCP segment: the
 * text was cut there. A line that is whole, of whatever protocol, is none.
 *
 * @param line without what it is glued to
 */
export function isCutLine(line: string): boolean {
  const text = line.trimStart().slice(0, MAX_LENGTH);
  if (text === "") return false;
  if (/^[\d:.-]+(?: [\d:.-]*)?$/.test(text)) return true; // in the midst of its time stamp
  const rest = stampOf(`${text} `).kind === "none" ? text : text.replace(STAMP, "");
  if (/^(?:I|IP6?)$/.test(rest)) return true;
  const second = text.length < line.length && rest === text; // of the two lines that -v writes
  if (!second && !/^IP6? /.test(rest)) return false;
  const arrow = / >(?: |$)/.exec(rest)?.index ?? -1;
  if (arrow < 0) return !second && !rest.includes(": ");
  const colon = rest.indexOf(": ", arrow);
  if (colon < 0) return /^ >(?: \S*)?$/.test(rest.slice(arrow));
  const said = rest.slice(colon + ": ".length);
  return "Flags [".startsWith(said.slice(0, "Flags [".length)) ? !said.includes("]") : OLD.test(said);
}

const MAX_LENGTH = 4096;
const STAMP = /^(?:\d+\s+)?(?:[\d/-]+\s+)?-?[\d:.]+\s*/;

/** As far as tcpdump 3 had come: `P 1:5(4) ack 7 wi`. */
const OLD =
  /^[SFRPUWE.]{1,8}(?: (?:\d{1,10}(?::(?:\d{1,10}(?:\((?:\d{1,10}\)?)?)?)?)?)?)?(?: ?a(?:c(?:k(?: \d{0,10})?)?)?)?(?: ?w(?:i(?:n ?)?)?)? ?$/;
