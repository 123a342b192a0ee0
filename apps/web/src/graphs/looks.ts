import { useEffect, useState } from "react";
import type { MarkKind } from "./marks.ts";

const TOKENS = ["ink", "soft", "opening", "data", "data-fill", "closing", "closed-fill", "trouble"] as const;
type Token = (typeof TOKENS)[number];
export type Palette = Readonly<Record<Token, string>>;

interface Look {
  readonly colour: Token;
  readonly width: number;
  readonly round?: boolean;
  readonly filled?: boolean;
}

/** The ladder's colours with the ladder's meanings: data green, a bare ACK ink, trouble red, the window soft. */
export const MARK_LOOKS: Readonly<Record<MarkKind, Look>> = {
  window: { colour: "soft", width: 1.25 },
  ack: { colour: "ink", width: 1.5 },
  duplicate: { colour: "ink", width: 1.25 },
  data: { colour: "data", width: 1.75 },
  dense: { colour: "data", width: 1.5 },
  opening: { colour: "opening", width: 6 },
  closing: { colour: "closing", width: 6 },
  sack: { colour: "soft", width: 0.9 },
  repeat: { colour: "trouble", width: 2.5 },
  repeatTag: { colour: "trouble", width: 1, filled: true },
  reset: { colour: "trouble", width: 2.4, round: true },
  bare: { colour: "soft", width: 4, round: true },
};

/** The theme's colours as the style sheet has them now. */
export function usePalette(): Palette {
  const [palette, setPalette] = useState(readPalette);
  useEffect(() => {
    const read = (): void => setPalette(readPalette());
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, []);
  return palette;
}

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(TOKENS.map((token) => [token, style.getPropertyValue(`--${token}`).trim()])) as Record<
    Token,
    string
  >;
}
