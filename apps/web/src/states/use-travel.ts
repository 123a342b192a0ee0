import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Point } from "./marker-path.ts";

const TRAVEL_MS = 900;

/** Moves an element along a line to its end, once for each `key`; where motion is not wanted it is there at once. */
export function useTravel(ref: RefObject<SVGGElement | null>, points: () => readonly Point[], key: string): void {
  const gone = useRef<string>(undefined);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const line = points();
    const last = line.at(-1);
    if (last === undefined) return;
    const place = ({ x, y }: Point): void => element.setAttribute("transform", `translate(${x} ${y})`);
    const still = gone.current === key || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    gone.current = key;
    if (still || line.length < 2) {
      place(last);
      return;
    }
    const started = performance.now();
    let frame = 0;
    const draw = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - started) / TRAVEL_MS));
      // Slow at both ends, as a thing that is moved by hand.
      const eased = part * part * (3 - 2 * part);
      place(pointAt(line, eased));
      if (part < 1) frame = requestAnimationFrame(draw);
    };
    place(line[0] ?? last);
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [ref, points, key]);
}

/** `part` 0 … 1 of the way, by length. */
function pointAt(line: readonly Point[], part: number): Point {
  const lengths = line.slice(1).map((to, i) => Math.hypot(to.x - (line[i]?.x ?? 0), to.y - (line[i]?.y ?? 0)));
  let left = lengths.reduce((sum, one) => sum + one, 0) * part;
  for (const [i, length] of lengths.entries()) {
    const from = line[i];
    const to = line[i + 1];
    if (from === undefined || to === undefined) break;
    if (left <= length && length > 0) {
      const share = left / length;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    left -= length;
  }
  return line.at(-1) ?? { x: 0, y: 0 };
}
