/** How much larger the page's type is than usual: on very large screens everything grows (base.css). */
export function rootScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
