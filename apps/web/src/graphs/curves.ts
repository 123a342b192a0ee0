import type { SeriesColumns } from "@tcp-ladder/protocol";
import type { Shares } from "./shares.ts";

type Scale = (value: number) => number;

/** Something measured over time: an area below a line, or points; as SVG path data. */
export interface Curve {
  readonly line: string;
  readonly area: string;
  /** What of the area is trouble: bytes sent again. */
  readonly trouble: string;
  readonly points: string;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Bytes a second in each share of time, and on top of what was new what was sent again. */
export function throughputCurve({ binNs, shares }: Shares, x: Scale, y: Scale): Curve {
  const perSecond = 1e9 / binNs;
  const base = round(y(0));
  let line = "";
  let area = "";
  let trouble = "";
  let end = Number.NaN;
  for (const { fromNs, bytes, fresh } of shares) {
    const x1 = round(x(fromNs));
    const x2 = round(x(fromNs + binNs));
    const top = round(y(bytes * perSecond));
    if (line === "") line = `M${x1} ${base}`;
    else if (fromNs !== end) line += `V${base}H${x1}`;
    line += `V${top}H${x2}`;
    end = fromNs + binNs;
    area += `M${x1} ${base}V${top}H${x2}V${base}z`;
    if (bytes > fresh) trouble += `M${x1} ${top}H${x2}V${round(y(fresh * perSecond))}H${x1}z`;
  }
  return { line: line === "" ? "" : `${line}V${base}`, area, trouble, points: "" };
}

/** Bytes in flight, in steps from segment to segment. */
export function flightCurve(
  { nsLow, flight }: SeriesColumns,
  [from, to]: readonly [number, number],
  x: Scale,
  y: Scale,
): Curve {
  let line = "";
  let first = Number.NaN;
  let last = 0;
  for (let i = from; i < to; i++) {
    const value = flight[i] as number;
    if (Number.isNaN(value)) continue;
    const px = round(x(nsLow[i] as number));
    const py = round(y(value));
    line += line === "" ? `M${px} ${py}` : `H${px}V${py}`;
    if (Number.isNaN(first)) first = px;
    last = px;
  }
  const base = round(y(0));
  return { line, area: line === "" ? "" : `${line}H${last}V${base}H${first}z`, trouble: "", points: "" };
}

/** A point for each segment whose ACK covers it exactly; of a bin the range. */
export function rttCurve(
  { nsLow, rttLow, rttHigh }: SeriesColumns,
  [from, to]: readonly [number, number],
  x: Scale,
  y: Scale,
): Curve {
  let points = "";
  for (let i = from; i < to; i++) {
    const low = rttLow[i] as number;
    if (Number.isNaN(low)) continue;
    const y1 = round(y(low));
    points += `M${round(x(nsLow[i] as number))} ${y1}V${Math.min(round(y(rttHigh[i] as number)), y1 - 0.1)}`;
  }
  return { line: "", area: "", trouble: "", points };
}

/** The largest of a column's values in sight; 0 where there is none. */
export function largest(column: Float64Array, [from, to]: readonly [number, number]): number {
  let most = 0;
  for (let i = from; i < to; i++) if ((column[i] as number) > most) most = column[i] as number;
  return most;
}
