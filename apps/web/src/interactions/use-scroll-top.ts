import { type RefObject, useEffect, useState } from "react";

/** How far an element is scrolled, at most once a frame. */
export function useScrollTop(ref: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let frame = 0;
    const read = (): void => {
      frame = 0;
      setTop(element.scrollTop);
    };
    const scrolled = (): void => {
      if (frame === 0) frame = requestAnimationFrame(read);
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      element.removeEventListener("scroll", scrolled);
      cancelAnimationFrame(frame);
    };
  }, [ref]);
  return top;
}
