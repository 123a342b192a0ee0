/** What a hand does to the strip. Places are pixels from its left edge. */
export interface StripHand {
  /** Pressed here: what then moves, the view or the playhead. */
  readonly press: (x: number, y: number) => "view" | "playhead";
  readonly drag: (what: "view" | "playhead", x: number) => void;
  readonly release: () => void;
  /** Zoomed around a place. */
  readonly zoom: (x: number, factor: number) => void;
  /** Moved along, in pixels. */
  readonly pan: (by: number) => void;
}

/** Pointer and wheel over an element as moves of a hand, drags at most once a frame. Returns what ends it. */
export function openStripHand(element: HTMLElement, hand: () => StripHand): () => void {
  let held: "view" | "playhead" | undefined;
  let frame = 0;
  let x = 0;
  const place = ({ clientX, clientY }: MouseEvent): [number, number] => {
    const { left, top } = element.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const drag = (): void => {
    frame = 0;
    if (held !== undefined) hand().drag(held, x);
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const [px, py] = place(event);
    held = hand().press(px, py);
  };
  const move = (event: PointerEvent): void => {
    if (held === undefined) return;
    [x] = place(event);
    if (frame === 0) frame = requestAnimationFrame(drag);
  };
  const up = (): void => {
    if (held === undefined) return;
    if (frame !== 0) {
      cancelAnimationFrame(frame);
      drag();
    }
    held = undefined;
    hand().release();
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
      hand().pan((event.deltaX || event.deltaY) * lines);
    } else hand().zoom(place(event)[0], 2 ** ((-event.deltaY * lines) / 240));
  };
  element.addEventListener("pointerdown", down);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  element.addEventListener("wheel", wheel, { passive: false });
  return () => {
    cancelAnimationFrame(frame);
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", up);
    element.removeEventListener("pointercancel", up);
    element.removeEventListener("wheel", wheel);
  };
}
