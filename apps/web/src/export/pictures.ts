import { RowMark } from "@tcp-ladder/flow";
import { ladderHeight, SVG_MAX_ROWS, type SvgOptions, svg, svgFrame, unreceivedRows } from "@tcp-ladder/ladder";
import { type ExportRows, partOf } from "./export-rows.ts";

/** A picture of consecutive segments. */
export interface Picture {
  /** Segments as people count them, both included. */
  readonly first: number;
  readonly last: number;
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

type Frame = Pick<SvgOptions, "width" | "scale" | "title">;

/**
 * The figure in as few pictures as its height allows: one where it fits, with the spacing that is wanted; else several
 * with equal steps, each with heads and legend of its own.
 *
 * @param maxHeight CSS pixels that one picture may be high
 */
export function* drawPictures(rows: ExportRows, options: SvgOptions, maxHeight: number): Generator<Picture> {
  const { length } = rows.columns;
  // What was sent again may stand in another picture than what did not arrive.
  const look = { ...options, unreceived: options.unreceived ?? unreceivedRows(rows.columns) };
  if (options.spacing === "time" && length <= SVG_MAX_ROWS) {
    const whole = drawPart(rows, 0, length, look);
    if (whole.height <= maxHeight) {
      yield whole;
      return;
    }
  }
  const equal = { ...look, spacing: "equal" } as const;
  for (const [start, end] of splitRows(rows, maxHeight, options)) yield drawPart(rows, start, end, equal);
}

/** How many pictures there will be where they have equal steps. */
export function countPictures(rows: ExportRows, maxHeight: number, frame: Frame): number {
  return splitRows(rows, maxHeight, frame).length;
}

/** Stretches of rows that fit into `maxHeight` with equal steps; at least one row each. */
export function splitRows(rows: ExportRows, maxHeight: number, frame: Frame): [number, number][] {
  const { columns } = rows;
  const { scale } = frame;
  const room = maxHeight - svgFrame(rows.connection, frame).height;
  const idle = (i: number): number => (((columns.marks[i] ?? 0) & RowMark.IDLE_BEFORE) === 0 ? 0 : 1);
  const parts: [number, number][] = [];
  let start = 0;
  let idles = 0;
  for (let i = 0; i < columns.length; i++) {
    const count = i - start + 1;
    const fits = ladderHeight(count, idles + idle(i), { scale }) <= room && count <= SVG_MAX_ROWS;
    if (!fits && i > start) {
      parts.push([start, i]);
      start = i;
      idles = 0;
    }
    idles += idle(i);
  }
  if (columns.length > 0) parts.push([start, columns.length]);
  return parts;
}

function drawPart(rows: ExportRows, start: number, end: number, options: SvgOptions): Picture {
  const drawn = svg(partOf(rows, start, end), options);
  const size = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(drawn);
  if (size === null) throw new Error("a picture without a size");
  return {
    first: rows.from + start + 1,
    last: rows.from + end,
    svg: drawn,
    width: Number(size[1]),
    height: Number(size[2]),
  };
}
