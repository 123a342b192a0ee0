/**
 * Web pages glue tcpdump's lines together ("length 014:52:19.772695 IP …") and escape what is special in HTML. A time
 * stamp with its fraction is where one line ends and the next begins: the two digits before the first colon are hours,
 * whatever digits stand before them belong to the line before.
 */
const STAMP =
  /(?:\d{4}-\d\d-\d\d |\d\d\/\d\d\/\d{4} |(?<=^|\s|\d)-)?\d\d:\d\d:\d\d\.\d{6}(?:\d{3})?(?=\s)|\d{10}\.\d{6}(?:\d{3})?(?=\s+(?:IP6?|ARP|ethertype|[0-9a-f]{2}:)\b)/g;

const ESCAPES: readonly (readonly [RegExp, string])[] = [
  [/&amp;/g, "&"],
  [/&gt;/g, ">"],
  [/&lt;/g, "<"],
  [/&quot;/g, '"'],
  [/&#39;/g, "'"],
  [/&nbsp;|\u00a0|\u3000|\u2002|\u2003|\u2009/g, " "],
  [/\u200b|\ufeff/g, ""],
];

/** One line of tcpdump's, and what separated it from what stands before. */
export interface Piece {
  readonly text: string;
  /** Starts with a time stamp that was found inside a line. */
  readonly glued: boolean;
}

/** Takes a line of the file apart into the lines that tcpdump wrote. Mostly that is one. */
export function piecesOf(line: string): Piece[] {
  const clean = plainText(line);
  if (!clean.includes(".") || !mayHoldStamps(clean)) return [{ text: clean, glued: false }];
  const cuts = Array.from(clean.matchAll(STAMP), (found) => found.index);
  if (cuts[0] !== undefined && startsLine(clean.slice(0, cuts[0]))) cuts.shift();
  if (cuts.length === 0) return [{ text: clean, glued: false }];
  const pieces: Piece[] = [{ text: clean.slice(0, cuts[0]), glued: false }];
  cuts.forEach((cut, i) => {
    pieces.push({ text: clean.slice(cut, cuts[i + 1]), glued: true });
  });
  return pieces;
}

/**
 * Whether there may be a time stamp besides the one that a line begins with. Looking for one takes longer than all the
 * rest, so it is done only where there are colons at a distance of three, or ten digits before a dot.
 */
function mayHoldStamps(line: string): boolean {
  let pairs = 0;
  for (let at = line.indexOf(":"); at >= 0; at = line.indexOf(":", at + 1)) {
    if (line.charCodeAt(at + 3) !== COLON) continue;
    pairs++;
    if (pairs > 1 || !startsLine(line.slice(0, Math.max(0, at - 2)))) return true;
  }
  for (const { index } of line.matchAll(EPOCH)) if (!startsLine(line.slice(0, index))) return true;
  return false;
}

const COLON = 0x3a;
const EPOCH = /\d{10}\.\d{6}/g;

/** Whether what stands before the first stamp is white space, and perhaps the number of the line (--number). */
function startsLine(before: string): boolean {
  return before.length < 40 && /^(?:\s*|\s*\d+\s+)$/.test(before);
}

function plainText(line: string): string {
  let clean = line;
  if (/[&\u00a0\u2000-\u200b\u3000\ufeff]/.test(line)) {
    for (const [pattern, plain] of ESCAPES) clean = clean.replace(pattern, plain);
  }
  return clean;
}
