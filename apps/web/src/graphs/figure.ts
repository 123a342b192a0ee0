import type { Series } from "@tcp-ladder/protocol";
import { scaleLinear, ticks } from "d3";
import { type Curve, flightCurve, largest, rttCurve, throughputCurve } from "./curves.ts";
import { type Mark, seenColumns, sequenceMarks } from "./marks.ts";
import type { FigureBox, Panel } from "./panels.ts";
import { type SequenceDomain, sequenceDomain, sequenceScale, sequenceTicks } from "./sequence-scale.ts";
import { type Shares, sharesOf } from "./shares.ts";
import type { TimeScale } from "./time-scale.ts";

export interface SequencePlot {
  readonly panel: Panel;
  readonly domain: SequenceDomain;
  readonly y: (seq: number) => number;
  readonly ticks: readonly number[];
  readonly marks: readonly Mark[];
}

export interface CurvePlot {
  readonly panel: Panel;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
  readonly curve: Curve;
}

/** Everything that is drawn, in pixels. */
export interface Figure {
  /** Columns of the series in sight, and one beside on either side. */
  readonly seen: readonly [number, number];
  readonly shares: Shares;
  readonly sequence: SequencePlot;
  readonly curves: readonly CurvePlot[];
}

/** The figure of a series at a place of the axis of time. */
export function figureOf(series: Series, scale: TimeScale, box: FigureBox): Figure {
  const { columns } = series;
  const seen = seenColumns(columns, scale.fromNs, scale.toNs);
  const shares = sharesOf(series, seen, scale);
  const [large, ...small] = box.panels as [Panel, ...Panel[]];
  const domain = sequenceDomain(columns, seen);
  const y = sequenceScale(domain, large.top, large.bottom);
  const count = Math.max(2, Math.floor((large.bottom - large.top) / Math.max(48, box.left * 0.55)));
  return {
    seen,
    shares,
    sequence: {
      panel: large,
      domain,
      y,
      ticks: sequenceTicks(domain, count),
      marks: sequenceMarks(columns, seen, series.kind === "segments", series.sacks, scale.x, y, large.bottom),
    },
    curves: small.map((panel) => curveOf(panel)),
  };

  function curveOf(panel: Panel): CurvePlot {
    const most = mostOf(panel.name);
    const valueScale = scaleLinear()
      .domain([0, most === 0 ? 1 : most * 1.08])
      .range([panel.bottom, panel.top]);
    const tall = panel.bottom - panel.top > 80;
    const curve =
      panel.name === "throughput"
        ? throughputCurve(shares, scale.x, valueScale)
        : panel.name === "rtt"
          ? rttCurve(columns, seen, scale.x, valueScale)
          : flightCurve(columns, seen, scale.x, valueScale);
    return {
      panel,
      y: valueScale,
      ticks: most === 0 ? [0] : ticks(0, most * 1.08, tall ? 4 : 2).filter((value) => Number.isInteger(value)),
      curve,
    };
  }

  function mostOf(name: Panel["name"]): number {
    if (name === "rtt") return largest(columns.rttHigh, seen);
    if (name === "flight") return largest(columns.flight, seen);
    const { binNs } = shares;
    const inSight = shares.shares.filter(({ fromNs }) => fromNs + binNs > scale.fromNs && fromNs < scale.toNs);
    return (Math.max(0, ...inSight.map(({ bytes }) => bytes)) * 1e9) / binNs;
  }
}
