import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** Scrolls so that a stretch of an element's content can be seen whenever the stretch changes; calmly where that is wanted. */
export function useKeepInView(
  ref: RefObject<HTMLElement | null>,
  /** What is to be seen, in scrolled pixels; `key` says when it is another. Undefined: nothing. */
  stretch: { readonly key: string; readonly top: number; readonly bottom: number } | undefined,
  /** Height covered by what stays at the top. */
  covered: number,
): void {
  const key = stretch?.key;
  const latest = useRef(stretch);
  useLayoutEffect(() => {
    latest.current = stretch;
  });
  useEffect(() => {
    const element = ref.current;
    const wanted = latest.current;
    if (element === null || wanted === undefined || key === undefined) return;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const margin = 24;
    const { scrollTop, clientHeight } = element;
    const above = wanted.top - margin < scrollTop;
    const below = wanted.bottom + covered + margin > scrollTop + clientHeight;
    if (!above && !below) return;
    const top = above ? wanted.top - margin : wanted.bottom + covered + margin - clientHeight;
    const far = Math.abs(top - scrollTop) > clientHeight * 2;
    element.scrollTo({ top, behavior: calm || far ? "auto" : "smooth" });
  }, [ref, key, covered]);
}
