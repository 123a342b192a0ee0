import type { BookSpread } from "@tcp-ladder/ladder";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "../components/IconButton.tsx";
import { Maths } from "../components/Maths.tsx";
import { useReading } from "../i18n/reading.ts";
import { useSize } from "../interactions/use-size.ts";
import { choose, showFacing } from "../store/actions.ts";
import { type LadderState, useApp } from "../store/state.ts";
import styles from "./BraceBooks.module.css";
import { Footnotes } from "./Footnotes.tsx";
import { SpreadFigure } from "./SpreadFigure.tsx";
import { useSpreads } from "./use-spreads.ts";

/** One of the book's figures beside its brace, small. */
export function MiniSpread({
  ladder,
  figure,
  right,
  top,
  upwards,
  onClose,
}: {
  readonly ladder: LadderState;
  readonly figure: BookSpread["figure"];
  readonly right: string;
  readonly top: number;
  /** `top` is where it ends. */
  readonly upwards: boolean;
  readonly onClose: () => void;
}) {
  const reading = useReading();
  const box = useRef<HTMLElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const { width } = useSize(inner);
  const chosen = useApp(({ route }) => route.settings.chosen);
  const spread = useSpreads(ladder)?.spreads.find((one) => one.figure === figure);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  // Once it has its height, all of it should be seen.
  useEffect(() => {
    if (width > 0) box.current?.scrollIntoView({ block: "nearest" });
  }, [width]);
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      onClose();
    };
    const element = box.current;
    element?.addEventListener("keydown", leave);
    return () => element?.removeEventListener("keydown", leave);
  }, [onClose]);
  if (spread === undefined) return null;
  return (
    <section
      ref={box}
      className={styles.mini}
      style={{ right, top, transform: upwards ? "translateY(-100%)" : undefined }}
      tabIndex={-1}
      aria-label={reading.beside(spread.title)}
    >
      <IconButton icon={X} name={reading.close} onClick={onClose} className={styles.close} />
      <h3>
        {spread.title} <small>{reading.figure(figure)}</small>
      </h3>
      <div ref={inner}>
        {width > 0 && <SpreadFigure spread={spread} width={width} chosen={chosen} onChoose={choose} />}
      </div>
      <Footnotes spread={spread} />
      {spread.remarks.map((remark, at) => (
        <p key={at}>
          <Maths parts={remark} />
        </p>
      ))}
      <button
        type="button"
        className={styles.larger}
        onClick={() => {
          onClose();
          showFacing("book");
        }}
      >
        {reading.larger}
      </button>
    </section>
  );
}
