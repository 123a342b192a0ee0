import type { Brace, LadderLayout } from "@tcp-ladder/ladder";
import { BookOpen } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useReading } from "../i18n/reading.ts";
import type { LadderState } from "../store/state.ts";
import styles from "./BraceBooks.module.css";

const MiniSpread = lazy(() => import("./MiniSpread.tsx").then(({ MiniSpread: mini }) => ({ default: mini })));

/** A figure's height and more: with this above a brace's end the miniature stands above it, where nothing is cut off. */
const ROOM = 480;
const FIGURES = { opening: "2.2", closing: "2.3", data: undefined } as const;

/** Beside the braces of opening and close: a button that draws the book's figure there in miniature. */
export function BraceBooks({
  ladder,
  layout,
  offset,
  scale,
}: {
  readonly ladder: LadderState;
  readonly layout: LadderLayout;
  /** Where the layout's y = 0 stands below the heads. */
  readonly offset: number;
  readonly scale: number;
}) {
  const reading = useReading();
  const [open, setOpen] = useState<Brace["phase"]>();
  return (
    <div className={styles.layer} style={{ top: offset }}>
      {layout.braces.map((brace) => {
        const figure = FIGURES[brace.phase];
        if (figure === undefined) return null;
        const { braceRemark } = layout.type;
        const top = brace.remarkY + (brace.remarkLines.length - 1) * braceRemark * 1.28 + braceRemark * 0.5;
        const shown = open === brace.phase;
        return (
          <div key={brace.phase}>
            <button
              type="button"
              className={styles.button}
              style={{ left: brace.textX - 5 * scale, top, padding: 5 * scale }}
              aria-label={reading.beside(brace.title)}
              title={reading.beside(brace.title)}
              aria-expanded={shown}
              onClick={() => setOpen(shown ? undefined : brace.phase)}
            >
              <BookOpen size={16 * scale} strokeWidth={1.6} aria-hidden="true" />
            </button>
            {shown && (
              <Suspense fallback={null}>
                <MiniSpread
                  ladder={ladder}
                  figure={figure}
                  right={`calc(100% - ${brace.x - 4}px)`}
                  top={brace.y2 > ROOM * scale ? brace.y2 + 12 * scale : Math.max(4, brace.y1 - 12 * scale)}
                  upwards={brace.y2 > ROOM * scale}
                  onClose={() => setOpen(undefined)}
                />
              </Suspense>
            )}
          </div>
        );
      })}
    </div>
  );
}
