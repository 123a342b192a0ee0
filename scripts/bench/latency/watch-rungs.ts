declare global {
  interface Window {
    rungTimes: Map<number, number>;
  }
}

/**
 * Runs in the page before its own scripts: notes for every frame when its rung was first on the screen, milliseconds
 * since the epoch. A rung counts as drawn when the picture that it is part of has been handed to the compositor.
 */
export function watchRungs(): void {
  const times = new Map<number, number>();
  window.rungTimes = times;
  const painted = new MessageChannel();
  const waiting: number[] = [];
  painted.port1.addEventListener("message", () => {
    const now = performance.timeOrigin + performance.now();
    for (const frame of waiting.splice(0)) times.set(frame, now);
  });
  painted.port1.start();
  const known = new Set<number>();
  new MutationObserver(() => {
    const before = waiting.length;
    for (const rung of document.querySelectorAll("[data-frame]")) {
      const frame = Number(rung.getAttribute("data-frame"));
      if (known.has(frame)) continue;
      known.add(frame);
      waiting.push(frame);
    }
    if (waiting.length > before) requestAnimationFrame(() => painted.port2.postMessage(undefined));
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-frame"] });
}

/** Frame and time of every rung seen so far. Runs in the page. */
export function drawnRungs(): [number, number][] {
  return [...window.rungTimes];
}
