import { type D3ZoomEvent, select, type ZoomTransform, zoom, zoomIdentity, zoomTransform } from "d3";

export interface TimeZoom {
  /** After a change of size or of what can be zoomed into. */
  update(left: number, width: number, mostZoom: number): void;
  /** Closer or farther by a factor about the middle, or so that a stretch of places (0 … 1) is seen. */
  by(factor: number): void;
  show(from: number, to: number): void;
  destroy(): void;
}

/**
 * Zooming and panning along the axis of time: wheel, pinch, drag. A wheel turned sideways pans; a double click shows all.
 *
 * @param changed what `x = place * width * k + shift` is now
 */
export function openTimeZoom(element: Element, changed: (k: number, shift: number) => void): TimeZoom {
  let [left, width] = [0, 1];
  // d3-zoom takes its element by a selection; nothing else is selected anywhere
  const target = select(element);
  const behaviour = zoom<Element, unknown>()
    // a finger has no button
    .filter((event: MouseEvent) => !event.button && (!event.ctrlKey || event.type === "wheel"))
    .clickDistance(4)
    .on("zoom", ({ transform }: D3ZoomEvent<Element, unknown>) => tell(transform));
  target.call(behaviour).on("dblclick.zoom", () => behaviour.transform(target, zoomIdentity));
  element.addEventListener("wheel", pan, { capture: true, passive: false });

  function pan(event: Event): void {
    if (!(event instanceof WheelEvent) || event.ctrlKey || Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    event.stopPropagation();
    const { k } = now();
    behaviour.translateBy(target, -event.deltaX / k, 0);
  }

  const now = (): ZoomTransform => zoomTransform(element);
  // the transform is about the element's own left edge; the axis begins further right
  const tell = ({ k, x }: ZoomTransform): void => changed(k, x - left + left * k);

  return {
    update(newLeft, newWidth, mostZoom) {
      const before = now();
      const shift = width > 1 ? (before.x - left + left * before.k) / width : 0;
      [left, width] = [newLeft, newWidth];
      behaviour
        .scaleExtent([1, mostZoom])
        .extent([
          [left, 0],
          [left + width, 1],
        ])
        .translateExtent([
          [left, Number.NEGATIVE_INFINITY],
          [left + width, Number.POSITIVE_INFINITY],
        ]);
      const kept = zoomIdentity.translate(shift * width + left - left * before.k, 0).scale(before.k);
      behaviour.transform(target, kept);
    },
    by: (factor) => behaviour.scaleBy(target, factor),
    show(from, to) {
      const k = 1 / Math.max(to - from, 1e-12);
      behaviour.transform(target, zoomIdentity.translate(left - (left + from * width) * k, 0).scale(k));
    },
    destroy() {
      target.on(".zoom", null);
      element.removeEventListener("wheel", pan, { capture: true });
    },
  };
}
