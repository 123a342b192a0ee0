import { memo, useEffect, useId, useRef } from "react";
import { rootScale } from "../interactions/root-scale.ts";
import styles from "./Figure.module.css";
import type { Figure } from "./figure.ts";
import { MARK_LOOKS, type Palette } from "./looks.ts";
import { paint } from "./paint.ts";
import type { FigureBox, Panel } from "./panels.ts";

/** From so many columns on a canvas draws them: the browser need not keep an element's worth of path for each. */
export const CANVAS_FROM = 700;

/** Segments, lines and curves as SVG. */
export const SvgMarks = memo(function SvgMarks({ figure, box }: { readonly figure: Figure; readonly box: FigureBox }) {
  const id = useId();
  const clip = ({ name }: Panel) => `${id}-${name}`;
  return (
    <>
      <defs>
        {box.panels.map((panel) => (
          <clipPath key={panel.name} id={clip(panel)}>
            <rect
              x={box.left}
              y={panel.top - 4}
              width={Math.max(0, box.right - box.left)}
              height={panel.bottom - panel.top + 8}
            />
          </clipPath>
        ))}
      </defs>
      <g clipPath={`url(#${clip(figure.sequence.panel)})`}>
        {figure.sequence.marks.map(({ kind, d }) => {
          const { colour, width, round, filled } = MARK_LOOKS[kind];
          const stroke = `var(--${colour})`;
          return (
            <path
              key={kind}
              data-mark={kind}
              d={d}
              fill={filled === true ? stroke : "none"}
              stroke={filled === true ? "none" : stroke}
              strokeWidth={width * rootScale()}
              strokeLinecap={round === true ? "round" : "butt"}
              strokeLinejoin="round"
            />
          );
        })}
      </g>
      {figure.curves.map(({ panel, curve }) => (
        <g key={panel.name} className={styles[panel.name]} clipPath={`url(#${clip(panel)})`}>
          <path className={styles.area} d={curve.area} />
          <path className={styles.again} d={curve.trouble} />
          <path className={styles.line} d={curve.line} />
          <path className={styles.points} d={curve.points} />
        </g>
      ))}
    </>
  );
});

/** The same on a canvas. */
export const CanvasMarks = memo(function CanvasMarks({
  figure,
  box,
  palette,
  width,
}: {
  readonly figure: Figure;
  readonly box: FigureBox;
  readonly palette: Palette;
  readonly width: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, figure, box, palette, width);
  }, [figure, box, palette, width]);
  return <canvas ref={canvas} className={styles.canvas} style={{ width, height: box.height }} />;
});
