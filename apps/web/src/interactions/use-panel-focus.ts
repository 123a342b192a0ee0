import { type RefObject, useEffect } from "react";

/** Where panels lie above the page instead of beside it (App.module.css). */
const ABOVE = "(max-width: 999px)";

/**
 * A panel that lies above the page takes the focus when it unfolds, gives it back when it folds, and folds with Escape. Beside the
 * figure it does none of that: there it is a part of the page like any other.
 */
export function usePanelFocus(ref: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const panel = ref.current;
    if (panel === null || !window.matchMedia(ABOVE).matches) return;
    const before = document.activeElement;
    // Not one that was there when the page was opened.
    if (before !== document.body) panel.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
    const key = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    panel.addEventListener("keydown", key);
    return () => {
      panel.removeEventListener("keydown", key);
      if (before instanceof HTMLElement && (panel.contains(document.activeElement) || !panel.isConnected))
        before.focus();
    };
  }, [ref, onClose]);
}
