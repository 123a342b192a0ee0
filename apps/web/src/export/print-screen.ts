import { flushSync } from "react-dom";
import { useApp } from "../store/state.ts";

/** A4 on its side within margins of 8 mm, as base.css sets it, in CSS pixels; a little less, that rounding adds no second page. */
const SHEET = { width: (281 / 25.4) * 96 - 2, height: (194 / 25.4) * 96 - 2 };
/** Below this its labels could not be read: a higher figure goes on from sheet to sheet. */
const LEAST = 0.4;

/**
 * Gets the figure that stands on the screen ready for paper: all of it is drawn, on light paper, and as large as a sheet holds. The
 * style for print leaves nothing else.
 */
export function printScreen(): void {
  const { dataset, style } = document.documentElement;
  const { theme } = dataset;
  if (theme === "dark") dataset.theme = "light";
  flushSync(() => useApp.setState({ printing: true }));
  const paper = document.querySelector<HTMLElement>("[data-paper]");
  if (paper !== null) {
    const across = SHEET.width / paper.offsetWidth;
    const whole = Math.min(across, SHEET.height / paper.offsetHeight);
    style.setProperty("--print-zoom", String(whole < LEAST ? Math.min(across, 1) : whole));
  }
  const after = (): void => {
    Object.assign(dataset, { theme });
    style.removeProperty("--print-zoom");
    useApp.setState({ printing: false });
  };
  window.addEventListener("afterprint", after, { once: true });
}
