import type { ConnectionSummary, Side } from "@tcp-ladder/flow";
import type { NumberMode, Rich } from "@tcp-ladder/ladder";
import type { ReactNode } from "react";
import { formatCount } from "../store/format.ts";

/** How a sequence number is written: from the sender's ISN, which is J or K where its SYN was captured, or absolute. */
export interface NumberStyle {
  readonly mode: NumberMode;
  readonly symbol: "J" | "K" | undefined;
  readonly base: number | undefined;
  readonly language: string;
  /** Write millions: an axis whose ticks are all that round. */
  readonly round?: boolean;
}

export function numberStyle(
  { ends }: ConnectionSummary,
  sender: Side,
  mode: NumberMode,
  base: number | undefined,
  language: string,
): NumberStyle {
  const symbol = ends[sender].isn === undefined ? undefined : sender === "client" ? "J" : "K";
  return { mode, symbol, base, language };
}

/** `1,448`; on an axis in millions where every number on it is so round. */
function countText(count: number, { language, round }: NumberStyle): string {
  const text = formatCount(Math.abs(round === true ? count / 1e6 : count), language);
  return round === true && count !== 0 ? `${text} M` : text;
}

function offset(style: NumberStyle, relative: number): readonly [boolean, string] {
  const { mode, symbol, base } = style;
  if (mode === "absolute" && base !== undefined) return [false, String((base + relative) % 2 ** 32)];
  if (mode !== "symbolic" || symbol === undefined)
    return [false, `${relative < 0 ? "−" : ""}${countText(relative, style)}`];
  if (relative === 0) return [true, ""];
  return [true, `${relative < 0 ? "−" : "+"}${countText(relative, style)}`];
}

/** In a drawing. */
export function numberSpans(style: NumberStyle, relative: number): ReactNode {
  const [symbolic, text] = offset(style, relative);
  return (
    <>
      {symbolic && <tspan className="symbol">{style.symbol}</tspan>}
      {text}
    </>
  );
}

/** In a sentence. */
export function numberParts(style: NumberStyle, relative: number): Rich {
  const [symbolic, text] = offset(style, relative);
  const count = { text, role: "text" } as const;
  return symbolic && style.symbol !== undefined ? [{ text: style.symbol, role: "symbol" }, count] : [count];
}
