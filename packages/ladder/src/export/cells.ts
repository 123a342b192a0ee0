/** Text in cells of one width, as terminals and mail show it. */

/** From here on a character takes two cells: CJK, kana, full-width forms. */
const WIDE_FROM = 0x2e80;

export function cells(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) count += text.charCodeAt(i) >= WIDE_FROM ? 2 : 1;
  return count;
}

export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - cells(text)));
}

export function centred(text: string, width: number): string {
  return padded(" ".repeat(Math.max(0, (width - cells(text)) >> 1)) + text, width);
}

/**
 * Lines of at most `width`: broken after commas where that is enough, else at spaces. What has neither stays longer; a comma that alone
 * would be too much goes.
 */
export function filled(text: string, width: number): string[] {
  return fill(text.split(/(?<=,) /), width).flatMap((line) => {
    if (cells(line) <= width) return [line];
    return line.endsWith(",") && cells(line) === width + 1 ? [line.slice(0, -1)] : fill(line.split(" "), width);
  });
}

function fill(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && cells(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** Two texts in a line, the second `at` so many cells after the first begins; one below the other where they do not fit. */
export function lineUp(margin: string, left: string, right: string, at: number, width: number): string[] {
  if (cells(left) + 2 <= at && margin.length + at + cells(right) <= width) return [margin + padded(left, at) + right];
  const spare = width - margin.length - cells(left) - cells(right);
  if (spare >= 2) return [margin + left + " ".repeat(spare) + right];
  return [margin + left, " ".repeat(Math.max(0, width - cells(right))) + right];
}

const PLAIN: Readonly<Record<string, string>> = {
  "’": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "−": "-",
  "·": "*",
  "…": "...",
  "⋯": "...",
  µ: "u",
};

/** Letters that ASCII has. */
export function ascii(text: string): string {
  return text.replace(/[’“”–−·…⋯µ]/g, (character) => PLAIN[character] ?? character);
}
