import type { ConnectionSummary } from "@tcp-ladder/flow";
import type { Series } from "@tcp-ladder/protocol";
import { formatBytes } from "../store/format.ts";
import styles from "./Figure.module.css";
import type { Figure } from "./figure.ts";
import type { FigureBox } from "./panels.ts";
import type { TimeScale } from "./time-scale.ts";

/** Of so few segments all have a name beside their stroke, where there is room for it; of more SYN and FIN alone. */
const MOST = 60;
const SYN = 0x02;
const FIN = 0x01;

/** What each segment is, written beside its stroke. */
export function StrokeLabels({
  series,
  figure,
  scale,
  box,
  connection,
}: {
  readonly series: Series;
  readonly figure: Figure;
  readonly scale: TimeScale;
  readonly box: FigureBox;
  readonly connection: ConnectionSummary;
}) {
  const [from, to] = figure.seen;
  if (series.kind !== "segments") return null;
  const few = to - from <= MOST;
  const { columns, sender } = series;
  const { y } = figure.sequence;
  const taken: { x1: number; x2: number; y: number }[] = [];
  const labels = [];
  for (let i = from; i < to; i++) {
    const low = columns.seqLow[i] as number;
    const x = scale.x(columns.nsLow[i] as number);
    if (Number.isNaN(low) || x < box.left || x > box.right) continue;
    const flags = columns.flags[i] as number;
    if (!few && (flags & (SYN | FIN)) === 0) continue;
    const [kind, text, symbol] =
      (flags & SYN) !== 0
        ? (["opening", "SYN ", sender === "client" ? "J" : "K"] as const)
        : (flags & FIN) !== 0
          ? (["closing", "FIN ", connection.firstFin === sender ? "M" : "N"] as const)
          : (["data", formatBytes(columns.bytes[i] as number), ""] as const);
    const width = (text.length + symbol.length) * 8.2;
    const left = x + 9 + width > box.right;
    const x1 = left ? x - 9 - width : x + 9;
    const middle = (y(low) + y(columns.seqHigh[i] as number)) / 2;
    if (taken.some((one) => Math.abs(one.y - middle) < 17 && one.x1 < x1 + width && one.x2 > x1)) continue;
    taken.push({ x1, x2: x1 + width, y: middle });
    const colour = Number.isNaN(columns.repeatLow[i]) ? kind : "trouble";
    labels.push(
      <text
        key={columns.index[i]}
        x={left ? x - 9 : x + 9}
        y={middle}
        dy="0.34em"
        textAnchor={left ? "end" : "start"}
        fill={`var(--${colour})`}
      >
        {text}
        {symbol !== "" && <tspan className="symbol">{symbol}</tspan>}
      </text>,
    );
  }
  return <g className={styles.labels}>{labels}</g>;
}
