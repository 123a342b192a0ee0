/** Puts the focus on the figure, or on what stands in its place. */
export function focusFigure(): void {
  document.querySelector<HTMLElement>('main [role="grid"], main [tabindex="0"]')?.focus({ preventScroll: true });
}
