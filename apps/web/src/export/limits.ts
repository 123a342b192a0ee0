/** How many segments a format takes, and why there is a limit. */
export const LIMITS = {
  /** Some two hundred files of MAX_SVG_HEIGHT. */
  svg: 100_000,
  /** Pictures are cut at MAX_PICTURE_SIDE; at four times the size that is some fifty pictures. */
  png: 3000,
  /** Two hundred pages and more. */
  pdf: 2000,
  /** Mermaid itself refuses more than 50,000 characters (its maxTextSize). */
  mermaid: 500,
  /** What PlantUML draws within its memory. */
  plantuml: 2000,
  ascii: 100_000,
  markdown: 100_000,
  /** These are streamed from the server to the disk, whatever their length. */
  tcpdump: Number.POSITIVE_INFINITY,
  csv: Number.POSITIVE_INFINITY,
  pcapng: Number.POSITIVE_INFINITY,
} as const satisfies Record<string, number>;
export type FormatName = keyof typeof LIMITS;

/** Text for the clipboard is held in memory at once. */
export const COPY_LIMIT = 100_000;

/**
 * An SVG is no higher: some 460 segments. Cairo, with which librsvg and many others make bitmaps of it, ends at 32,767 pixels, and drawing
 * programs open what is higher only with patience.
 */
export const MAX_SVG_HEIGHT = 32_000;

/** Largest side of a canvas that every current browser draws: 16,384 device pixels. */
export const MAX_PICTURE_SIDE = 16_384;
