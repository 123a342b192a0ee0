import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { openTimeZoom, type TimeZoom } from "./time-zoom.ts";

/** Zooming along time in an element: where it stands, and the hand that moves it. At most one change a frame. */
export function useTimeZoom(
  ref: RefObject<Element | null>,
  left: number,
  width: number,
  mostZoom: number,
): readonly [{ readonly k: number; readonly shift: number }, RefObject<TimeZoom | undefined>] {
  const [zoomed, setZoomed] = useState({ k: 1, shift: 0 });
  const hand = useRef<TimeZoom | undefined>(undefined);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let frame = 0;
    let latest = { k: 1, shift: 0 };
    hand.current = openTimeZoom(element, (k, shift) => {
      latest = { k, shift };
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        setZoomed(latest);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      hand.current?.destroy();
      hand.current = undefined;
    };
  }, [ref]);
  useLayoutEffect(() => {
    if (width > 1) hand.current?.update(left, width, mostZoom);
  }, [left, width, mostZoom]);
  return [zoomed, hand];
}
