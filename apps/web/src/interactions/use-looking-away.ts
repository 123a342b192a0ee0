import { type RefObject, useEffect } from "react";
import { useViewport } from "../store/viewport.ts";

/** Nearer to the end than this one is at the end. */
const AT_END = 40;

/** Whoever scrolls up while a tail is followed wants to look there; at the end again, the view goes along again. */
export function useLookingAway(ref: RefObject<HTMLElement | null>, following: boolean): void {
  useEffect(() => {
    const element = ref.current;
    useViewport.setState({ away: false });
    if (element === null || !following) return;
    let top = element.scrollTop;
    let handled = false;
    const touched = (): void => {
      handled = true;
    };
    const scrolled = (): void => {
      const up = element.scrollTop < top;
      top = element.scrollTop;
      if (element.scrollHeight - element.clientHeight - top < AT_END) {
        handled = false;
        useViewport.setState({ away: false });
      } else if (up && handled) useViewport.setState({ away: true });
    };
    element.addEventListener("wheel", touched, { passive: true });
    element.addEventListener("touchmove", touched, { passive: true });
    element.addEventListener("pointerdown", touched, { passive: true });
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      element.removeEventListener("wheel", touched);
      element.removeEventListener("touchmove", touched);
      element.removeEventListener("pointerdown", touched);
      element.removeEventListener("scroll", scrolled);
    };
  }, [ref, following]);
}
