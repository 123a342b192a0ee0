import { useEffect, useLayoutEffect, useRef } from "react";
import { fitAgain } from "../store/actions.ts";
import type { ScrollMap } from "../store/scroll-map.ts";
import { showRowsWith, useViewport } from "../store/viewport.ts";
import type { PlacedLadder } from "./use-ladder-layout.ts";

/** Paper above and below a run of segments that fills the view; below the whole figure, whatever its size. */
const RUN_MARGIN = 28;
const FOOT = 24;

/** Tells the rest of the page which rows are in view, and lets it bring others there. */
export function useTellView(
  placed: PlacedLadder,
  map: ScrollMap,
  picture: number,
  whole: boolean,
  jump: (picture: number) => void,
  headHeight: number,
  scale: number,
  zoom: number,
  run: { readonly from: number; readonly to: number } | undefined,
): void {
  const { layout, rows, viewTop, viewBottom } = placed;
  const rungAt = (y: number): number => {
    let low = 0;
    let high = layout.rungs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((layout.rungs[middle]?.slotY1 ?? 0) <= y) low = middle + 1;
      else high = middle;
    }
    const rung = layout.rungs[low - 1];
    if (rung === undefined) return rows.from;
    return rung.index + Math.min(1, Math.max(0, (y - rung.slotY1) / (rung.slotY2 - rung.slotY1)));
  };
  const first = whole ? rungAt(viewTop) : map.rowAt(picture);
  const last = whole ? rungAt(viewBottom) : map.rowAt(picture + map.viewHeight) + 1;
  const full = whole ? layout.height : map.height;
  const height = map.viewHeight + headHeight;
  const fit =
    run === undefined
      ? (zoom * Math.max(1, height - FOOT)) / Math.max(1, full + headHeight)
      : (zoom * Math.max(1, map.viewHeight - 2 * RUN_MARGIN)) / Math.max(1, heightOf(run));
  const measured = map.viewHeight > 0;
  useEffect(() => {
    if (!measured) return;
    useViewport.setState(({ told }) => ({ first, last, fit, height, told: told + 1 }));
    fitAgain();
  }, [measured, first, last, fit, height]);

  const latest = useRef({ layout, map, whole });
  useLayoutEffect(() => {
    latest.current = { layout, map, whole };
  });
  function heightOf({ from, to }: { readonly from: number; readonly to: number }): number {
    const [above, below] = [layout.rungs[from - rows.from], layout.rungs[to - rows.from]];
    if (above !== undefined && below !== undefined) return below.slotY2 - above.slotY1;
    return map.rowTop(to + 1) - map.rowTop(from);
  }

  useEffect(
    () =>
      showRowsWith((row, at) => {
        const now = latest.current;
        const top = now.whole ? (now.layout.rungs[Math.floor(row)]?.slotY1 ?? 0) : now.map.rowTop(row);
        jump(at === "top" ? top : top - (now.map.viewHeight - 68 * scale) / 2);
      }),
    [jump, scale],
  );
}
