import type { ConnectionSummary, SegmentColumns, Side, SocketCall, StateName } from "@tcp-ladder/flow";
import type { LabelPart, NumberMode } from "./label.ts";

export type CssPixels = number;

export interface LadderOptions {
  /** Width to fill. */
  readonly width: CssPixels;
  /** Type size relative to the normal page (lecture mode: 2 and more). */
  readonly scale: number;
  readonly spacing: "equal" | "time";
  readonly numbers: NumberMode;
}

export interface LadderInput {
  readonly connection: ConnectionSummary;
  readonly columns: SegmentColumns;
  /** Index within the connection of the first row of `columns`; rows before it are above the picture. */
  readonly from: number;
  /** Idle gaps before it. */
  readonly idlesBefore: number;
  /** States before the first row: LISTEN and CLOSED at the start of a connection, as `SegmentColumns.states` packs them. */
  readonly statesBefore: number;
  /** Socket calls of this connection, oldest first; empty where none are known. */
  readonly calls: readonly SocketCall[];
}

/** By what an arrow is told apart: shape and weight as well as colour. */
export type RungKind = "syn" | "data" | "fin" | "rst" | "ack";
export type Phase = "opening" | "data" | "closing" | "closed" | "unknown";

export interface Rung {
  /** Row in the table, index in the connection, frame number. */
  readonly row: number;
  readonly index: number;
  readonly frame: number;
  readonly from: Side;
  readonly kind: RungKind;
  readonly phase: Phase;
  /** Symbolic label whatever the mode (`data-label`). */
  readonly symbolic: string;
  readonly label: readonly LabelPart[];
  /** The small line below: `seq 1925249825 · win 14600 · mss 1460`. */
  readonly caption: readonly LabelPart[];
  readonly noteNames: readonly string[];
  /** Arrow, tail to head. */
  readonly x1: CssPixels;
  readonly y1: CssPixels;
  readonly x2: CssPixels;
  readonly y2: CssPixels;
  readonly labelX: CssPixels;
  readonly labelY: CssPixels;
  readonly captionY: CssPixels;
  /** Font sizes after fitting: labels never leave the picture. */
  readonly labelSize: CssPixels;
  readonly captionSize: CssPixels;
}

/** A stretch of a lifeline spent in one state. */
export interface Band {
  readonly side: Side;
  readonly state: StateName;
  readonly phase: Phase;
  readonly x: CssPixels;
  readonly width: CssPixels;
  readonly y1: CssPixels;
  readonly y2: CssPixels;
  /** Row whose arrival brought the state; undefined for the first. */
  readonly sinceRow: number | undefined;
}

export interface CallText {
  readonly side: Side;
  readonly text: string;
  readonly x: CssPixels;
  readonly y: CssPixels;
  readonly anchor: "start" | "end";
}

/** How long a call blocked, as a bar beside the lifeline. */
export interface CallBar {
  readonly side: Side;
  readonly call: string;
  readonly x: CssPixels;
  readonly y1: CssPixels;
  readonly y2: CssPixels;
}

export interface TimeText {
  /** Since the connection's first segment: `0.000583`; and since the segment before: `+561 µs`. */
  readonly elapsed: string;
  readonly delta: string;
  readonly x: CssPixels;
  readonly deltaX: CssPixels;
  readonly y: CssPixels;
}

/** Folded idle time. */
export interface Break {
  readonly text: string;
  readonly y: CssPixels;
}

export interface Brace {
  readonly phase: "opening" | "data" | "closing";
  readonly title: string;
  readonly remark: string;
  readonly x: CssPixels;
  readonly y1: CssPixels;
  readonly y2: CssPixels;
}

export interface LadderLayout {
  readonly width: CssPixels;
  readonly height: CssPixels;
  readonly lifelines: Readonly<Record<Side, { readonly x: CssPixels; readonly y1: CssPixels; readonly y2: CssPixels }>>;
  /** What fits at this width: the margins fold away first. */
  readonly shows: {
    readonly times: boolean;
    readonly calls: boolean;
    readonly braces: boolean;
    readonly bands: boolean;
  };
  readonly rungs: readonly Rung[];
  readonly bands: readonly Band[];
  readonly callTexts: readonly CallText[];
  readonly callBars: readonly CallBar[];
  readonly times: readonly TimeText[];
  readonly breaks: readonly Break[];
  readonly braces: readonly Brace[];
}

/** Segments to geometry; pure. y = 0 is the top of the first row's slot whatever `from` is. */
export function layoutLadder(_input: LadderInput, _options: LadderOptions): LadderLayout {
  throw new Error("to be written");
}
