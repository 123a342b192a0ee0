import { useEffect, useRef } from "react";
import styles from "./Pointer.module.css";

/** A pointer that rests is in the way. */
const REST_MS = 3000;

/** A large soft spot that follows the mouse, since nobody in a hall sees an arrow. It never takes a click. */
export function Pointer() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { dataset } = document.documentElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => {
      clearTimeout(timer);
      dataset.pointer = "resting";
    };
    const move = ({ clientX, clientY, pointerType }: PointerEvent): void => {
      if (ref.current === null || pointerType === "touch") return;
      ref.current.style.translate = `${clientX}px ${clientY}px`;
      dataset.pointer = "moving";
      clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    };
    rest();
    window.addEventListener("pointermove", move, { passive: true });
    document.addEventListener("pointerleave", rest);
    return () => {
      clearTimeout(timer);
      delete dataset.pointer;
      window.removeEventListener("pointermove", move);
      document.removeEventListener("pointerleave", rest);
    };
  }, []);
  return <div ref={ref} className={styles.spot} aria-hidden="true" data-pointer-spot="" />;
}
