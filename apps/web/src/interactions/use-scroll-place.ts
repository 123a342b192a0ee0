import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** What tells that somebody moves the picture with their own hand. */
const HANDS = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/**
 * Brings the place that a link names to the top of the view, again whenever the picture is laid out anew, until the reader takes the
 * picture into their own hand.
 */
export function useScrollPlace(
  ref: RefObject<HTMLElement | null>,
  /** Where in the picture it stands; undefined where no place is named, or its rows have not come yet. */
  place: number | undefined,
  jump: (picture: number) => void,
  released: () => void,
): void {
  const latest = useRef(released);
  useLayoutEffect(() => {
    latest.current = released;
  });
  useEffect(() => {
    if (place === undefined) return;
    // With the next frame, when the browser has laid the page out anyhow.
    const frame = requestAnimationFrame(() => jump(place));
    return () => cancelAnimationFrame(frame);
  }, [place, jump]);

  const named = place !== undefined;
  useEffect(() => {
    const element = ref.current;
    if (!named || element === null) return;
    const tell = (): void => latest.current();
    for (const hand of HANDS) element.addEventListener(hand, tell, { passive: true });
    return () => {
      for (const hand of HANDS) element.removeEventListener(hand, tell);
    };
  }, [ref, named]);
}
