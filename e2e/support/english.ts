import type { Page } from "@playwright/test";

/**
 * What may stand in English on the Chinese page, and why. Everything else of more than one English word in a row is a
 * sentence that somebody forgot.
 */
const ALLOWED: readonly (readonly [text: RegExp, because: string])[] = [
  [/\btcp port \d+|\btcp and port \d+/g, "libpcap's filter language has no other"],
  [
    /\bapt-get install .*|\bsudo .*|\bnpm start\b|\btcpdump -.*|\bip link\b|\bman pcap-filter\b/g,
    "commands are typed as they are",
  ],
  [/\bport 443 and note retransmission\b/g, "nor has the filter of connections"],
  [/\bTCP Fast Open\b/g, "RFC 7413 is called so in Chinese too"],
  [/\bPage (?:Down|Up)\b|\bCtrl[- ]\w+/g, "what is printed on the keys"],
  [/\bEditcap \(Wireshark\) .*/g, "the program that wrote a file, in the file's own words"],
  [/Cannot find module .*/g, "why an addon is not there, in Node's own words"],
  [/\b(?:[0-9a-f]{2} )+[0-9a-f]{2}\b/g, "bytes in hex"],
];

/** Whose text is no prose: what is typed, what a program printed, and names that people gave. */
const NOT_PROSE = "code, pre, kbd, input, textarea, blockquote, [lang=en]";

/** Pieces of the page that say more than one English word in a row, with where they stand. */
export async function englishOn(page: Page): Promise<string[]> {
  const found = await page.evaluate((notProse) => {
    const all: [where: string, text: string][] = [["title", document.title]];
    const place = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${(element.getAttribute("class") ?? "").split(" ")[0]}`;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element === null || element.closest("script, style") !== null) continue;
      if (node instanceof Element) {
        for (const name of ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt"]) {
          const value = element.getAttribute(name);
          if (value !== null) all.push([`${place(element)}[${name}]`, value]);
        }
      } else if (element.closest(notProse) === null && element.checkVisibility()) {
        all.push([place(element), node.textContent ?? ""]);
      }
    }
    return all;
  }, NOT_PROSE);
  return [...new Set(found.flatMap(([where, text]) => (isEnglish(text) ? [`${where}: ${text.trim()}`] : [])))];
}

/** A word has two small letters in a row: SYN, ACK and TIME_WAIT are terms in every language. */
const TWO_WORDS =
  /(?<![\w.\-/])(?:[A-Za-z’']*[a-z]{2,}[A-Za-z’']*)(?:[,;:]? +(?:[A-Za-z’']*[a-z]{2,}[A-Za-z’']*|a|I))+(?![\w]*[/.\-_]\w)/;

function isEnglish(text: string): boolean {
  return TWO_WORDS.test(ALLOWED.reduce((rest, [allowed]) => rest.replace(allowed, "·"), text));
}
