import { captures } from "./en/captures.ts";
import { commands } from "./en/commands.ts";
import { figure } from "./en/figure.ts";

export const en = {
  product: "tcp-ladder",
  tagline: "TCP the way the book draws it, from real traffic",
  ladder: "Ladder",
  skipToLadder: "Skip to the ladder",
  panels: { left: "Captures and connections", right: "Chosen segment", open: "Show", close: "Close" },
  ...captures,
  ...figure,
  ...commands,
} as const;
