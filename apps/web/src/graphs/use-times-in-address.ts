import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { TimeZoom } from "../interactions/time-zoom.ts";
import { changeSettings } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";
import type { TimeScale } from "./time-scale.ts";

/**
 * Keeps the stretch of time in sight in the address, and shows the one that a link names when the picture first stands. Returns whether
 * what is in sight is still that.
 */
export function useTimesInAddress(
  hand: RefObject<TimeZoom | undefined>,
  scale: TimeScale,
  zoomed: boolean,
  /** The picture has its size. */
  ready: boolean,
): RefObject<boolean> {
  const named = useApp((state) => state.route.settings.times !== undefined);
  const linked = useRef(named);
  const begun = useRef(false);
  const fromNs = Math.round(scale.fromNs);
  const toNs = Math.round(scale.toNs);
  const latest = useRef(scale);
  useLayoutEffect(() => {
    latest.current = scale;
  });

  useEffect(() => {
    if (!ready || begun.current) return;
    begun.current = true;
    const { times } = useApp.getState().route.settings;
    if (times === undefined) return;
    const { fold } = latest.current;
    hand.current?.show(fold.place(times.fromNs), fold.place(times.toNs));
  }, [ready, hand]);

  useEffect(() => {
    if (!begun.current) return;
    const { times } = useApp.getState().route.settings;
    // What was asked for comes with the next frame; a pixel more or less is still the same.
    const near = (a: number, b: number): boolean => Math.abs(a - b) <= (toNs - fromNs) * 0.01;
    if (linked.current && times !== undefined) {
      if (!zoomed || (near(times.fromNs, fromNs) && near(times.toNs, toNs))) return;
      linked.current = false;
    }
    if (zoomed) changeSettings({ times: { fromNs, toNs } });
    else if (times !== undefined) changeSettings({ times: undefined });
  }, [fromNs, toNs, zoomed]);
  return linked;
}
