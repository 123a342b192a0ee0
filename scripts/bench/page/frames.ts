import type { Page } from "@playwright/test";
import { quantile } from "../support/statistics.ts";

export interface Frames {
  readonly name: string;
  /** Milliseconds from each frame to the next. */
  readonly gaps: readonly number[];
}

/** Times of the frames that a page makes while something is done to it. */
export async function framesDuring(page: Page, name: string, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const gaps: number[] = [];
    let last = performance.now();
    const next = (now: number): void => {
      gaps.push(now - last);
      last = now;
      if (Reflect.get(window, "frameGaps") === gaps) requestAnimationFrame(next);
    };
    Reflect.set(window, "frameGaps", gaps);
    requestAnimationFrame(next);
  });
  await act();
  const gaps = await page.evaluate(() => {
    const found = Reflect.get(window, "frameGaps") as number[];
    Reflect.set(window, "frameGaps", undefined);
    return found;
  });
  // The first one was under way already.
  return { name, gaps: gaps.slice(1) };
}

export function frameLine({ name, gaps }: Frames): string {
  const at = (share: number) => quantile(gaps, share).toFixed(1).padStart(6);
  const slow = gaps.filter((gap) => gap > 50).length;
  return `  ${name.padEnd(34)}${at(0.5)} median ${at(0.95)} 95th ${at(0.99)} 99th ${at(1)} longest, ${slow} of ${gaps.length} over 50 ms`;
}
