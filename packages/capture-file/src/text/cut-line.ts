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
  const ends = behindParentheses(rest);
  if (ends === undefined) return !second; // in the midst of the IP header
  const arrow = / >(?: |$)/.exec(ends)?.index ?? -1;
  if (arrow < 0) return !second && !ends.includes(": ");
  const colon = ends.indexOf(": ", arrow);
  if (colon < 0) return /^ >(?: \S*)?$/.test(ends.slice(arrow));
  const said = ends.slice(colon + ": ".length);
  if (EXTENDED.test(said)) return !/: (?![F\d])/.test(said);
  return "Flags [".startsWith(said.slice(0, "Flags [".length)) ? !said.includes("]") : OLD.test(said);
}

/** The line without its IP header in parentheses (-v), which may hold others; undefined where it is not closed. */
function behindParentheses(line: string): string | undefined {
  const open = line.indexOf("(");
  if (open < 0 || line.slice(0, open).includes(": ")) return line;
  let depth = 0;
  for (let at = open; at < line.length; at++) {
    if (line.charCodeAt(at) === OPEN) depth++;
    else if (line.charCodeAt(at) === CLOSE && --depth === 0) return line.slice(0, open) + line.slice(at + 1);
  }
  return undefined;
}

const OPEN = 0x28;
const CLOSE = 0x29;

/** IPv6 extension headers stand before the ports, `HBH 41851 > 43913: Flags […]`. */
const EXTENDED = /^(?:HBH|DSTOPT|RT6|frag)\b/;

const MAX_LENGTH = 4096;
const STAMP = /^(?:\d+\s+)?(?:[\d/-]+\s+)?-?[\d:.]+\s*/;

/** As far as tcpdump 3 had come: `P 1:5(4) ack 7 wi`. */
const OLD =
  /^[SFRPUWE.]{1,8}(?: (?:\d{1,10}(?::(?:\d{1,10}(?:\((?:\d{1,10}\)?)?)?)?)?)?)?(?: ?a(?:c(?:k(?: \d{0,10})?)?)?)?(?: ?w(?:i(?:n ?)?)?)? ?$/;

/**
 * Whether a line that something cut at a column may go on to tell of TCP: as far as it goes, it does, from the last IP
 * header on that it speaks of. Most that tell of something else are known by a letter.
 */
export function isCutInMidst(text: string): boolean {
  if (text.length < NARROWEST || text.length > MAX_LENGTH) return false;
  const link = LINK_LAYER.exec(text);
  if (link !== null) return !/\bIP6?\b/.test(text.slice(0, link.index));
  if (!text.includes("IP")) return false;
  const start = Array.from(text.matchAll(IP_HEADER)).at(-1);
  if (start === undefined) return isCutLine(text);
  const behind = text.slice(start.index + start[0].length);
  return TUNNEL.test(behind) || isCutLine(`IP ${behind.trimStart()}`);
}

/** Nobody folds lines to fewer columns. */
const NARROWEST = 30;

/** Where a line speaks of an IP packet; with -e there may be but the word of the link layer. */
const IP_HEADER =
  /(?<![-\w])IP6?(?: \(0x[0-9a-f]+\), length \d+:)?(?: |$)|\b(?:ethertype|AF) IPv[46](?: \(\w+\))?,(?: length \d+:)?(?: |$)/g;

/** Cut in what the link layers say of themselves before they come to the packet (-e). */
const LINK_LAYER =
  /\bethertype(?: I\w*| IPv[46] [^:]*| (?:802\.1|MPLS|PPPoE)[^:]*(?:: (?:vlan|MPLS|PPPoE)[^:>]*)?)?$|:[0-9a-f]{2},? e\w{0,8}$/;

/** A packet in another's, of which the line has not come to speak yet. */
const TUNNEL = /^[^:]* > [^ ]+: (?:Geneve|VXLAN|GREv\d), [^:]*$/;
