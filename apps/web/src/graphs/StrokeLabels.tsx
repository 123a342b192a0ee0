import type { ConnectionSummary } from "@tcp-ladder/flow";
import { partsText, type Rich } from "@tcp-ladder/ladder";
import type { Series } from "@tcp-ladder/protocol";
import { TextParts } from "../drawing/TextParts.tsx";
import { rootScale } from "../interactions/root-scale.ts";
import { formatBytes } from "../store/format.ts";
import styles from "./Figure.module.css";
import type { Figure } from "./figure.ts";
import { type NumberStyle, numberParts } from "./numbers.tsx";
import type { FigureBox } from "./panels.ts";
import type { TimeScale } from "./time-scale.ts";

/** Of so few segments all have a name beside their stroke, where there is room for it; of more SYN and FIN alone. */
const MOST = 60;
const SYN = 0x02;
const FIN = 0x01;

/** Width of a letter of the labels, at the page's usual size. */
const CHARACTER = 8.2;
/** The ACK line goes along the lower edge of a FIN, and the upper one of a SYN: the words stand below and above that. */
const BESIDE_LINE = { data: "0.34em", opening: "-0.3em", closing: "1.05em" } as const;

/** What each segment is, written beside its stroke. */
export function StrokeLabels({
  series,
  figure,
  scale,
  box,
  connection,
  style,
}: {
  readonly series: Series;
  readonly figure: Figure;
  readonly scale: TimeScale;
  readonly box: FigureBox;
  readonly connection: ConnectionSummary;
  readonly style: NumberStyle;
}) {
  const [from, to] = figure.seen;
  if (series.kind !== "segments") return null;
  const times = rootScale();
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
    const [kind, word] =
      (flags & SYN) !== 0
        ? (["opening", "SYN "] as const)
        : (flags & FIN) !== 0
          ? (["closing", "FIN "] as const)
          : (["data", formatBytes(columns.bytes[i] as number)] as const);
    const number = kind === "data" ? [] : positionOf(kind, i);
    const width = (word.length + partsText(number).length) * CHARACTER * times;
    const gap = 9 * times;
    const left = x + gap + width > box.right;
    const x1 = left ? x - gap - width : x + gap;
    const [bottom, top] = [y(low), y(columns.seqHigh[i] as number)];
    const middle = kind === "closing" ? bottom : kind === "opening" ? top : (bottom + top) / 2;
    if (taken.some((one) => Math.abs(one.y - middle) < 17 * times && one.x1 < x1 + width && one.x2 > x1)) continue;
    taken.push({ x1, x2: x1 + width, y: middle });
    const colour = Number.isNaN(columns.repeatLow[i]) ? kind : "trouble";
    labels.push(
      <text
        key={columns.index[i]}
        x={left ? x - gap : x + gap}
        y={middle}
        dy={BESIDE_LINE[kind]}
        textAnchor={left ? "end" : "start"}
        fill={`var(--${colour})`}
      >
        {word}
        <TextParts parts={number} />
      </text>,
    );
  }
  return <g className={styles.labels}>{labels}</g>;

  /** Where a SYN or a FIN stands; in symbols the FIN has one of its own. */
  function positionOf(kind: "opening" | "closing", i: number): Rich {
    if (kind === "closing" && style.mode === "symbolic")
      return [{ text: connection.firstFin === sender ? "M" : "N", role: "symbol" }];
    // The FIN comes after what the segment carries.
    const at = kind === "opening" ? columns.seqLow[i] : (columns.seqHigh[i] as number) - 1;
    return numberParts(style, at as number);
  }
}
