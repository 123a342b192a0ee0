import { type RefObject, useEffect, useLayoutEffect, useMemo, useReducer, useState } from "react";
import { flushSync } from "react-dom";
import { type ScrollGround, ScrollSpace } from "../store/scroll-space.ts";

/** What is drawn is looked at anew when one has scrolled so far; between, the browser moves what is there. */
const STEP = 24;
/** Nobody scrolls any more. */
const REST_MS = 160;

export interface LadderScroll {
  /** Top of the view in the picture, and how far the picture is ahead of what the browser scrolled. */
  readonly picture: number;
  readonly shift: number;
  /** Goes there at once. */
  readonly jump: (picture: number) => void;
}

/** Moving through a picture by the browser's own scrolling. What is new in view is drawn within the same frame. */
export function useLadderScroll(
  ref: RefObject<HTMLElement | null>,
  /** Of what it is the picture: another one begins at its top. */
  of: string,
  ground: ScrollGround,
  /** The browser scrolls the picture as it is. */
  plain: boolean,
  everyPixel: boolean,
): LadderScroll {
  const [space] = useState(() => new ScrollSpace());
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [shown] = useState({ of });
  const other = shown.of !== of;
  if (other) {
    shown.of = of;
    space.reset();
  }
  // Told while rendering, since what is rendered goes by it; the same ground twice changes nothing.
  space.adopt(ground, plain);
  const { picture, shift } = space;

  useLayoutEffect(() => {
    const element = ref.current;
    if (element !== null && element.scrollTop !== 0) element.scrollTop = 0;
  }, [of, ref]);

  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let drawnAt = space.picture;
    let drawnShift = space.shift;
    const move = (scrollTop: number): void => {
      element.scrollTop = scrollTop;
      space.scrolled(element.scrollTop);
      draw();
    };
    const draw = (): void => {
      drawnAt = space.picture;
      drawnShift = space.shift;
      flushSync(redraw);
    };
    const settle = (): void => {
      const wanted = space.settle();
      if (wanted !== undefined) move(wanted);
    };
    // The browser tells of it before it draws the frame: what is drawn here is seen with it.
    const scrolled = (): void => {
      space.scrolled(element.scrollTop);
      if (space.stuck()) settle();
      const far = Math.abs(space.picture - drawnAt) >= STEP || Math.abs(space.shift - drawnShift) > 0.5;
      if (far || everyPixel) draw();
      clearTimeout(timer);
      timer = setTimeout(settle, REST_MS);
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      element.removeEventListener("scroll", scrolled);
      clearTimeout(timer);
    };
  }, [ref, space, everyPixel]);

  const jump = useMemo(
    () => (to: number) => {
      const element = ref.current;
      if (element === null) return;
      const scrollTop = space.jump(to);
      element.scrollTo({ top: scrollTop, behavior: "instant" });
      space.scrolled(element.scrollTop);
      redraw();
    },
    [ref, space],
  );
  return { picture, shift, jump };
}
