import { type RefObject, useLayoutEffect } from "react";
import { zoomBy } from "../store/actions.ts";

/** Ctrl and the wheel, and two fingers on a pad, which browsers tell as that, make the figure larger and smaller. */
export function useZoomWheel(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let frame = 0;
    let turned = 0;
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      turned += event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        zoomBy(2 ** (-turned / 400));
        turned = 0;
      });
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => {
      element.removeEventListener("wheel", wheel);
      cancelAnimationFrame(frame);
    };
  }, [ref]);
}
