import type { Band, CssPixels } from "@tcp-ladder/ladder";
import styles from "./Bands.module.css";
import { TimeWaitLeft } from "./TimeWaitLeft.tsx";

/** The states down both lifelines. A name stands in the middle of what can be seen of its band. */
export function Bands({
  bands,
  size,
  top,
  bottom,
  timeWaitEndsMs,
  now = Date.now,
}: {
  readonly bands: readonly Band[];
  readonly size: CssPixels;
  /** What can be seen. */
  readonly top: CssPixels;
  readonly bottom: CssPixels;
  /** When a TIME_WAIT that began with this row is over, milliseconds since the epoch; undefined where it is no longer counted. */
  readonly timeWaitEndsMs: (row: number | undefined) => number | undefined;
  /** The time where the capture was made. */
  readonly now?: (() => number) | undefined;
}) {
  return bands
    .filter(({ y1, y2 }) => y2 > top - 1000 && y1 < bottom + 1000)
    .map((band) => {
      const y1 = Math.max(band.y1, Math.min(top, band.y2 - size * 2));
      const y2 = Math.min(band.y2, Math.max(bottom, band.y1 + size * 2));
      const ends = band.state === "TIME_WAIT" ? timeWaitEndsMs(band.sinceRow) : undefined;
      const x = band.x + band.width / 2;
      const y = (y1 + y2) / 2 + size * 0.36;
      const tall = band.y2 - band.y1 > size * 3.4;
      return (
        <g
          key={`${band.side} ${band.sinceRow ?? "first"}`}
          data-side={band.side}
          data-state={band.state}
          className={styles[band.phase]}
        >
          <rect
            x={band.x}
            y={band.y1 + (band.openTop ? 0 : 1)}
            width={band.width}
            height={Math.max(band.y2 - band.y1 - (band.openBottom ? 1 : 2), 1)}
            rx={3}
          />
          {band.y2 - band.y1 > size && (
            <text className={styles.name} x={x} y={ends !== undefined && tall ? y - size * 0.7 : y} fontSize={size}>
              {band.text}
              {ends !== undefined && (
                <TimeWaitLeft endsMs={ends} now={now} x={x} y={tall ? y + size * 0.8 : undefined} />
              )}
            </text>
          )}
        </g>
      );
    });
}
