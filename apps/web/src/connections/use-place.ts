import { type RefObject, useLayoutEffect, useState } from "react";

interface Place {
  /** How far from the field's left padding, in pixels. */
  readonly x: number;
  /** Where there is more of the field: before the place or behind it. */
  readonly roomier: "before" | "behind";
}

const START: Place = { x: 0, roomier: "behind" };

/**
 * Where a field's character `at` is drawn, wherever the field is scrolled to: at most as far as the field goes. The start
 * where `at` is undefined.
 */
export function usePlace(field: RefObject<HTMLInputElement | null>, at: number | undefined, text: string): Place {
  const [place, setPlace] = useState(START);
  useLayoutEffect(() => {
    const input = field.current;
    if (input === null || at === undefined) return;
    const measure = (): void => setPlace(placeIn(input, text.slice(0, at)));
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(input);
    input.addEventListener("scroll", measure);
    return () => {
      sizes.disconnect();
      input.removeEventListener("scroll", measure);
    };
  }, [field, at, text]);
  return place;
}

function placeIn(input: HTMLInputElement, before: string): Place {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return START;
  const { font, paddingLeft, paddingRight } = getComputedStyle(input);
  context.font = font;
  const room = input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  const x = Math.max(0, Math.min(context.measureText(before).width - input.scrollLeft, room));
  return { x, roomier: 2 * x > room ? "before" : "behind" };
}
