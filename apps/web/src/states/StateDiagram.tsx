import type { StateName } from "@tcp-ladder/flow";
import { stateName } from "@tcp-ladder/ladder";
import { type KeyboardEvent, useRef } from "react";
import { PUNCTUATION } from "../i18n/punctuation.ts";
import { useReading } from "../i18n/reading.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { DIAGRAM, EDGES, type Edge, NODE, NODES } from "./diagram.ts";
import { edgeLines } from "./edge-words.ts";
import { Marker } from "./Marker.tsx";
import { type RealState, transitionId } from "./machine.ts";
import styles from "./StateDiagram.module.css";
import type { DiagramStep } from "./step.ts";

const STATES = Object.keys(NODES) as RealState[];
const PHASES: Readonly<Record<RealState, string | undefined>> = {
  CLOSED: styles.closed,
  LISTEN: styles.closed,
  SYN_SENT: styles.opening,
  SYN_RCVD: styles.opening,
  ESTABLISHED: styles.data,
  FIN_WAIT_1: styles.closing,
  FIN_WAIT_2: styles.closing,
  CLOSING: styles.closing,
  TIME_WAIT: styles.closing,
  CLOSE_WAIT: styles.closing,
  LAST_ACK: styles.closing,
};

/** The eleven states and what leads from one to another, with both endpoints in it. */
export function StateDiagram({
  step,
  stepKey,
  onPoint,
}: {
  readonly step: DiagramStep;
  readonly stepKey: string;
  readonly onPoint: (state: StateName | undefined) => void;
}) {
  const reading = useReading();
  const language = useLanguage();
  const svg = useRef<SVGSVGElement>(null);
  const { sides, visited, trace } = step;
  const taken = (edge: Edge): string => {
    const id = transitionId(edge);
    const by = (["client", "server"] as const).filter((side) =>
      sides[side].way?.some((one) => transitionId(one) === id),
    );
    return by.length === 2 ? "both" : (by[0] ?? "");
  };
  // What is lit is drawn over what is not.
  const edges = [...EDGES].sort((a, b) => Number(taken(a) !== "") - Number(taken(b) !== ""));
  const labelOf = (edge: Edge): string => {
    const by = taken(edge);
    return by !== "" ? (styles.takenLabel ?? "") : trace.has(transitionId(edge)) ? (styles.tracedLabel ?? "") : "";
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG of which the states are the parts
    <svg
      ref={svg}
      className={styles.diagram}
      viewBox={`0 0 ${DIAGRAM.width} ${DIAGRAM.height}`}
      role="group"
      aria-label={reading.statesTitle}
    >
      <defs>
        {["plain", "traced", "client", "server", "both"].map((kind) => (
          <marker
            key={kind}
            id={`state-arrow-${kind}`}
            className={styles[`${kind}Head`]}
            viewBox="0 0 10 10"
            refX={9}
            refY={5}
            markerWidth={7}
            markerHeight={7}
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 1L10 5L0 9L2.5 5Z" />
          </marker>
        ))}
      </defs>
      {edges.map((edge) => {
        const id = transitionId(edge);
        const by = taken(edge);
        const kind = by !== "" ? by : trace.has(id) ? "traced" : "plain";
        return (
          <path
            key={id}
            data-edge={id}
            data-taken={by}
            className={`${styles.edge} ${styles[kind]} ${edge.local === true ? styles.local : ""}`}
            d={edge.path}
            markerEnd={`url(#state-arrow-${kind})`}
          />
        );
      })}
      {EDGES.map((edge) => (
        <text
          key={transitionId(edge)}
          className={`${styles.label} ${labelOf(edge)}`}
          textAnchor={edge.anchor}
          x={edge.x}
          y={edge.y}
        >
          {edgeLines(edge.label, language).map((line, i) => (
            <tspan key={line} x={edge.x} dy={i === 0 ? 0 : transitionId(edge) === "SYN_SENT-SYN_RCVD" ? 16 : 10}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
      {STATES.map((state) => {
        const { x, y } = NODES[state];
        const here = (["client", "server"] as const).filter((side) => sides[side].after === state);
        const been = visited.client.has(state) || visited.server.has(state);
        return (
          // biome-ignore lint/a11y/useSemanticElements: there are no buttons within an SVG
          <g
            key={state}
            role="button"
            tabIndex={0}
            data-state-node={state}
            className={`${styles.node} ${PHASES[state]} ${been ? styles.been : ""} ${here.length > 0 ? styles.here : ""}`}
            aria-label={[stateName(state), ...here.map((side) => reading[side])].join(PUNCTUATION[language].comma)}
            onPointerEnter={() => onPoint(state)}
            onPointerLeave={() => onPoint(undefined)}
            onFocus={() => onPoint(state)}
            onBlur={() => onPoint(undefined)}
            onClick={() => onPoint(state)}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key === "Enter") onPoint(state);
            }}
          >
            <rect
              x={x - NODE.halfWidth}
              y={y - NODE.halfHeight}
              width={NODE.halfWidth * 2}
              height={NODE.halfHeight * 2}
              rx={4}
            />
            <text x={x} y={y + 3.3}>
              {state}
            </text>
          </g>
        );
      })}
      <Marker svg={svg} side="client" step={sides.client} stepKey={stepKey} />
      <Marker svg={svg} side="server" step={sides.server} stepKey={stepKey} />
    </svg>
  );
}
