import { Note } from "@tcp-ladder/flow";
import type { SackBlock, SeriesColumns } from "@tcp-ladder/protocol";

/** What a path is drawn as; the style sheet and the canvas know each by its name. */
export type MarkKind =
  | "window"
  | "ack"
  | "duplicate"
  | "data"
  | "dense"
  | "opening"
  | "closing"
  | "sack"
  | "repeat"
  | "repeatTag"
  | "reset"
  | "bare";

/** All that looks alike as one path (SVG path data), so that a page of segments is a dozen elements. */
export interface Mark {
  readonly kind: MarkKind;
  readonly d: string;
}

const SYN = 0x02;
const FIN = 0x01;
const RST = 0x04;
/** Strokes shorter than this have no ticks at their ends: there would be nothing between them. */
const TICKED = 5;
const TICK = 3;
/** Of so few columns the sender's bare ACKs are shown too; of more they would hide the ACK line. */
const FEW = 200;
/** More blocks than this have no hooks at their ends. */
const MANY_SACKS = 150;

const round = (value: number) => Math.round(value * 10) / 10;

/** Columns that can be seen, and one on either side, so that lines go on beyond the edge. */
export function seenColumns(
  { nsLow, nsHigh, length }: SeriesColumns,
  fromNs: number,
  toNs: number,
): readonly [number, number] {
  let from = 0;
  while (from < length && (nsHigh[from] as number) < fromNs) from++;
  let to = length;
  while (to > from && (nsLow[to - 1] as number) > toNs) to--;
  return [Math.max(0, from - 1), Math.min(length, to + 1)];
}

type Scale = (value: number) => number;

/**
 * The time-sequence graph as tcptrace made it known: a stroke for each segment, from its first number to its last, the
 * ACK line below, the window's upper edge above.
 *
 *     window   ────────┐          ┌────
 *                      └──────────┘
 *     segment      ┬ ┬    ┬
 *                  ┴ │    ┴   ┌───────
 *     ACK line  ─────┴────────┘
 */
export function sequenceMarks(
  columns: SeriesColumns,
  seen: readonly [number, number],
  each: boolean,
  sacks: readonly SackBlock[],
  x: Scale,
  y: Scale,
  /** Where the panel ends below, pixels. */
  floor: number,
): Mark[] {
  const paths: Record<MarkKind, string[]> = {
    window: [],
    ack: [],
    duplicate: [],
    data: [],
    dense: [],
    opening: [],
    closing: [],
    sack: [],
    repeat: [],
    repeatTag: [],
    reset: [],
    bare: [],
  };
  const bareShown = each && seen[1] - seen[0] <= FEW;
  const ack = stepLine(paths.ack);
  const edge = stepLine(paths.window);
  for (let i = seen[0]; i < seen[1]; i++) {
    const at = (column: ArrayLike<number>) => column[i] as number;
    const px = round(x(at(columns.nsLow)));
    ack(px, [at(columns.ackHigh)], y);
    edge(px, [at(columns.edgeLow), at(columns.edgeHigh), at(columns.edge)], y);
    const flags = at(columns.flags);
    const [low, high] = [at(columns.seqLow), at(columns.seqHigh)];
    if (!Number.isNaN(low)) {
      const kind = !each ? "dense" : (flags & SYN) !== 0 ? "opening" : (flags & FIN) !== 0 ? "closing" : "data";
      stroke(paths[kind], px, round(y(low)), round(y(high)), kind === "data");
    } else if (bareShown && at(columns.from) === 1 && (flags & RST) === 0) {
      paths.bare.push(`M${px} ${round(y(at(columns.place)))}h0.01`);
    }
    const [again, againHigh] = [at(columns.repeatLow), at(columns.repeatHigh)];
    if (!Number.isNaN(again)) {
      // of many to a column the red would hide everything: there a tick at the foot says where
      if (each) stroke(paths.repeat, px, round(y(again)), round(y(againHigh)), false);
      else paths.repeat.push(`M${px} ${floor}v-7`);
      if (each) paths.repeatTag.push(`M${px} ${round(Math.min(y(againHigh), y(again) - 3) - 8)}l3.6 6h-7.2z`);
    }
    if ((flags & RST) !== 0) {
      const py = round(y(at(columns.place)));
      paths.reset.push(`M${px - 5} ${py - 5}l10 10m0 -10l-10 10`);
    }
    if (each && at(columns.from) === 2 && (at(columns.notes) & Note.DUPLICATE_ACK) !== 0) {
      paths.duplicate.push(`M${px} ${round(y(at(columns.ackHigh)))}v5`);
    }
  }
  const inSight = sacks.filter(({ at }) => at >= seen[0] && at < seen[1]);
  const hook = inSight.length > MANY_SACKS ? 0 : 2.5;
  for (const { at, low, high } of inSight) {
    const px = round(x(columns.nsLow[at] as number));
    const [y1, y2] = [round(y(low)), round(y(high))];
    paths.sack.push(`M${px - hook} ${y1}h${hook}V${y2}h${-hook}`);
  }
  return (Object.keys(paths) as MarkKind[])
    .filter((kind) => paths[kind].length > 0)
    .map((kind) => ({ kind, d: paths[kind].join("") }));
}

function stroke(into: string[], x: number, low: number, high: number, ticked: boolean): void {
  // every segment can be seen, be it ever so short
  const top = Math.min(high, low - 2);
  if (ticked && low - top >= TICKED)
    into.push(`M${x - TICK} ${low}h${2 * TICK}m${-TICK} 0V${top}m${-TICK} 0h${2 * TICK}`);
  else into.push(`M${x} ${low}V${top}`);
}

/** A line in steps: level until the next value is there. */
function stepLine(into: string[]): (x: number, values: readonly number[], y: Scale) => void {
  let begun = false;
  let last = Number.NaN;
  return (x, values, y) => {
    for (const value of values) {
      if (Number.isNaN(value)) return;
      const py = round(y(value));
      if (!begun) into.push(`M${x} ${py}`);
      else if (py !== last || values.length === 1) into.push(`H${x}V${py}`);
      else into.push(`H${x}`);
      begun = true;
      last = py;
    }
  };
}
