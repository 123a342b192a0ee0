import { type RefObject, useEffect } from "react";

/** Roving focus: where an option of the list has the focus and another is chosen, the focus goes there. */
export function useFocusFollows(ref: RefObject<HTMLElement | null>, chosen: number | undefined): void {
  useEffect(() => {
    const focused = document.activeElement;
    if (chosen === undefined || focused?.getAttribute("role") !== "option" || !ref.current?.contains(focused)) return;
    ref.current.querySelector<SVGElement>(`[role="option"][data-index="${chosen}"]`)?.focus({ preventScroll: true });
  }, [ref, chosen]);
}
