import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** A part of a picture that is scrolled, in the picture's pixels; `key` says when it is another. */
export interface Stretch {
  readonly key: string;
  readonly top: number;
  readonly bottom: number;
}

/** Where one stands in the picture, how far it is ahead of what the browser scrolled, and how to go elsewhere at once. */
export interface ScrollScale {
  readonly picture: number;
  readonly shift: number;
  jump(picture: number): void;
}

const MARGIN = 24;

/** Scrolls so that a stretch can be seen whenever it is another one; calmly where that is wanted, at once where it is far. */
export function useKeepInView(
  ref: RefObject<HTMLElement | null>,
  stretch: Stretch | undefined,
  scale: ScrollScale,
  /** Height covered by what stays at the top. */
  covered: number,
  /** Whether it is to stand in the middle, with what is around it; else it is only to be seen. */
  centred = false,
): void {
  const latest = useRef({ stretch, scale });
  useLayoutEffect(() => {
    latest.current = { stretch, scale };
  });
  const key = stretch?.key;
  useEffect(() => {
    if (key === undefined) return;
    // With the next frame, when the browser has laid the page out anyhow.
    const frame = requestAnimationFrame(() => {
      const { stretch: wanted, scale: map } = latest.current;
      if (ref.current !== null && wanted !== undefined) scrollTo(ref.current, wanted, map, covered, centred);
    });
    return () => cancelAnimationFrame(frame);
  }, [ref, key, covered, centred]);
}

function scrollTo(element: HTMLElement, wanted: Stretch, map: ScrollScale, covered: number, centred: boolean): void {
  const view = element.clientHeight - covered;
  const seen = element.scrollTop + map.shift;
  const above = wanted.top - MARGIN < seen;
  const below = wanted.bottom + MARGIN > seen + view;
  if (!above && !below && !centred) return;
  const near = above ? wanted.top - MARGIN : wanted.bottom + MARGIN - view;
  const far = Math.abs(near - seen) > view * 2;
  const top = far || centred ? (wanted.top + wanted.bottom - view) / 2 : near;
  const still = far || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (still) map.jump(Math.max(top, 0));
  else element.scrollTo({ top: Math.max(top, 0) - map.shift, behavior: "smooth" });
}
