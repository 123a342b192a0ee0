import type { Page } from "@playwright/test";

/**
 * What leaves the screen sideways, and what is cut where it could not be scrolled to: in words, for a test's message. The spot that
 * follows the mouse while presenting rests at the corner, unseen.
 */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const screen = window.innerWidth;
    const found: string[] = [];
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.textContent ?? "").trim().slice(0, 30)}”`;
    const whole = document.documentElement.scrollWidth;
    if (whole > screen) found.push(`the page is ${whole} wide`);
    /** The nearest part around that clips or scrolls within the screen. */
    const held = (element: Element): string => {
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        const { overflowX } = getComputedStyle(around);
        if (overflowX === "visible" || around instanceof SVGElement) continue;
        const { left, right } = around.getBoundingClientRect();
        if (left >= -1 && right <= screen + 1) return overflowX;
      }
      return "visible";
    };
    for (const element of document.querySelectorAll("body *")) {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || getComputedStyle(element).visibility === "hidden") continue;
      if (element.closest(".visually-hidden, [data-pointer-spot]") !== null) continue;
      if (right > screen + 1 || left < -1) {
        const how = held(element);
        if (how !== "auto" && how !== "scroll") {
          found.push(`${named(element)} from ${Math.round(left)} to ${Math.round(right)}`);
        }
      }
      if (!(element instanceof HTMLElement) || element.clientWidth <= 1) continue;
      const { overflowX, textOverflow } = getComputedStyle(element);
      const wide = element.scrollWidth > element.clientWidth + 1;
      if (wide && overflowX === "hidden" && textOverflow !== "ellipsis") {
        found.push(`${named(element)} is cut: ${element.scrollWidth} in ${element.clientWidth}`);
      }
    }
    return found.slice(0, 8);
  });
}

/** Texts of the ladder that stand on one another, leave the picture, or cross a lifeline: in words. */
export function collisions(page: Page): Promise<string[]> {
  return page.locator('svg[role="presentation"]:has([data-frame])').evaluate((svg) => {
    const found: string[] = [];
    const region = svg.closest("section") ?? document.body;
    const paper = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text"), ...region.querySelectorAll("h2, h2 ~ p")]
      .map((element) => ({ element, words: element.textContent ?? "", box: element.getBoundingClientRect() }))
      .filter(({ words, box }) => words.trim() !== "" && box.width > 0);
    const within = (a: Element, b: Element) => a.parentElement === b.parentElement && !(a instanceof SVGElement);
    for (const [at, { element, words, box }] of texts.entries()) {
      const [left, right] = [Math.max(0, paper.left), Math.min(window.innerWidth, paper.right)];
      if (box.left < left - 1 || box.right > right + 1) found.push(`“${words}” leaves the picture`);
      if (element instanceof HTMLElement && element.scrollWidth > element.clientWidth + 1)
        found.push(`“${words}” is cut`);
      for (const other of texts.slice(at + 1)) {
        if (within(element, other.element)) continue;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // Boxes of text are higher than its letters: lines set closely share some of it.
        const much = down > 0.3 * Math.min(box.height, other.box.height);
        // What scrolls goes below the heads, which stay.
        const below = element instanceof SVGElement !== other.element instanceof SVGElement;
        if (across > 1 && much && !below) found.push(`“${words}” and “${other.words}” stand on one another`);
      }
    }
    const slot = svg.querySelector("[data-frame] rect")?.getBoundingClientRect();
    for (const text of svg.querySelectorAll("[data-frame] text")) {
      const box = text.getBoundingClientRect();
      if (slot !== undefined && box.width > 0 && (box.left < slot.left - 4 || box.right > slot.right + 4)) {
        found.push(`“${text.textContent}” crosses a lifeline`);
      }
    }
    return found.slice(0, 8);
  });
}
