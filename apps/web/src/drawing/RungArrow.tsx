import {
  ARROW_HEAD,
  arrowHead,
  arrowLine,
  breakOff,
  brokenLine,
  cross,
  isRepeated,
  RUNG_WEIGHT,
} from "@tcp-ladder/ladder";
import { type CSSProperties, memo, type PointerEvent, useState } from "react";
import styles from "./RungArrow.module.css";
import type { SteadyRung } from "./steady-rungs.ts";
import { TextParts } from "./TextParts.tsx";

/** Where a segment is pointed at on the screen; none where the index is undefined. `by` has the focus, where it is the keyboard. */
export type PointAt = (index: number | undefined, x: number, y: number, by?: Element) => void;

/** One segment: its arrow, its label, what is small below. It draws itself where it has just arrived. */
export const RungArrow = memo(function RungArrow({
  rung,
  top,
  unreceived,
  scale,
  left,
  right,
  chosen,
  pointed,
  focusable,
  sentence,
  arriving,
  onChoose,
  onPoint,
}: {
  /** In its slot: y = 0 is the slot's top. */
  readonly rung: SteadyRung;
  readonly top: number;
  /** The other end went on asking for it: the arrow breaks off. */
  readonly unreceived: boolean;
  readonly scale: number;
  /** The lifelines: what can be pointed at is between them. */
  readonly left: number;
  readonly right: number;
  readonly chosen: boolean;
  /** Pointed at here or in another picture. */
  readonly pointed: boolean;
  readonly focusable: boolean;
  readonly sentence: string;
  readonly arriving: boolean;
  /** `more`: together with what is chosen already. */
  readonly onChoose: (index: number, more: boolean) => void;
  readonly onPoint: PointAt;
}) {
  // Only what is new when it is first drawn moves; it is not cut short by what comes after it.
  const [fresh] = useState(arriving);
  const head = ARROW_HEAD[rung.kind] * scale;
  const colour = rung.kind === "ack" ? "ink" : rung.kind === "rst" ? "trouble" : rung.phase;
  const classes = [
    styles.rung,
    styles[colour],
    chosen ? styles.chosen : "",
    pointed ? styles.pointed : "",
    fresh ? styles.fresh : "",
    isRepeated(rung) ? styles.repeated : "",
  ];
  const broken = unreceived ? brokenLine(rung) : undefined;
  const path = {
    "--x": `${rung.x1}px`,
    "--y": `${rung.y1}px`,
    "--dx": `${rung.x2 - rung.x1}px`,
    "--dy": `${rung.y2 - rung.y1}px`,
  } as CSSProperties;
  const pointing = {
    onPointerMove: (event: PointerEvent) => onPoint(rung.index, event.clientX, event.clientY),
    onPointerLeave: () => onPoint(undefined, 0, 0),
  };
  return (
    <g
      className={classes.join(" ")}
      style={fresh ? path : undefined}
      transform={`translate(0 ${top})`}
      data-frame={rung.frame}
      data-label={rung.symbolic}
      data-from={rung.from}
      data-index={rung.index}
      role="option"
      aria-selected={chosen}
      aria-label={sentence}
      tabIndex={focusable ? 0 : -1}
      onClick={(event) => onChoose(rung.index, event.shiftKey)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onChoose(rung.index, event.shiftKey);
      }}
      onFocus={({ currentTarget }) => {
        // Who went there by the keyboard sees what a hand that points at it sees.
        if (!currentTarget.matches(":focus-visible")) return;
        const { right: x, top: y } = currentTarget.getBoundingClientRect();
        onPoint(rung.index, x, y, currentTarget);
      }}
      onBlur={() => onPoint(undefined, 0, 0)}
    >
      <rect
        className={styles.slot}
        x={left + 3}
        y={rung.slotY1 + 1}
        width={Math.max(right - left - 6, 0)}
        height={Math.max(rung.slotY2 - rung.slotY1 - 2, 0)}
        rx={4}
      />
      <path
        className={styles.line}
        d={broken === undefined ? arrowLine(rung, rung.kind === "rst" ? 0 : head) : broken.line}
        strokeWidth={RUNG_WEIGHT[rung.kind] * scale}
        pathLength={1}
      />
      {broken !== undefined ? (
        <path
          className={styles.broken}
          d={breakOff(broken.x, broken.y, (rung.x2 > rung.x1 ? 1 : -1) * scale)}
          strokeWidth={2 * scale}
        />
      ) : rung.kind === "rst" ? (
        <path className={styles.cross} d={cross(rung.x2, rung.y2, 6 * scale)} strokeWidth={2.4 * scale} />
      ) : (
        <path className={styles.head} d={arrowHead(rung, head)} />
      )}
      {fresh && <circle className={styles.dot} cx={rung.x1} cy={rung.y1} r={4.5 * scale} />}
      <text className={styles.label} x={rung.labelX} y={rung.labelY} fontSize={rung.labelSize} {...pointing}>
        <TextParts parts={rung.label} />
      </text>
      <text className={styles.caption} x={rung.captionX} y={rung.captionY} fontSize={rung.captionSize} {...pointing}>
        <TextParts parts={rung.caption} />
      </text>
      {rung.badge !== undefined && (
        <text
          className={`${styles.badge} ${rung.badge.quiet ? styles.quiet : ""}`}
          x={rung.badge.x}
          y={rung.captionY}
          fontSize={rung.badge.size}
          {...pointing}
        >
          {rung.badge.text}
        </text>
      )}
    </g>
  );
});
