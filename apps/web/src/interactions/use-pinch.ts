import { type RefObject, useLayoutEffect } from "react";
import { zoomBy } from "../store/actions.ts";

/** Two fingers on a screen make the figure larger and smaller; the page around it keeps its size (`touch-action`). */
export function usePinch(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let frame = 0;
    let before: number | undefined;
    let now = 0;
    const touched = ({ touches }: TouchEvent): void => {
      const [one, other] = [touches[0], touches[1]];
      if (one === undefined || other === undefined || touches.length > 2) {
        before = undefined;
        return;
      }
      now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      if (before === undefined) before = now;
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        if (before === undefined || before === 0 || now === before) return;
        zoomBy(now / before);
        before = now;
      });
    };
    const names = ["touchstart", "touchmove", "touchend", "touchcancel"] as const;
    for (const name of names) element.addEventListener(name, touched, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      for (const name of names) element.removeEventListener(name, touched);
    };
  }, [ref]);
}
