import type { Side } from "@tcp-ladder/flow";
import { type RefObject, useCallback, useRef } from "react";
import { markerPath } from "./marker-path.ts";
import styles from "./StateDiagram.module.css";
import type { SideStep } from "./step.ts";
import { useTravel } from "./use-travel.ts";

const SIZE = 8;

/** One endpoint: the client is round, the server square. It moves along the transitions that a segment takes. */
export function Marker({
  svg,
  side,
  step,
  stepKey,
}: {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly side: Side;
  readonly step: SideStep;
  readonly stepKey: string;
}) {
  const group = useRef<SVGGElement>(null);
  const points = useCallback(() => markerPath(svg.current, side, step), [svg, side, step]);
  useTravel(group, points, stepKey);
  if (step.after === "unknown") return null;
  return (
    <g ref={group} className={styles.endpoint} data-marker={side} data-at={step.after}>
      {side === "client" ? (
        <circle r={SIZE} />
      ) : (
        <rect x={-SIZE + 0.5} y={-SIZE + 0.5} width={SIZE * 2 - 1} height={SIZE * 2 - 1} rx={2} />
      )}
      <text className={styles.letter} y={3.4}>
        {side === "client" ? "C" : "S"}
      </text>
    </g>
  );
}
