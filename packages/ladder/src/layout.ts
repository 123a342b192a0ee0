import type {
  ConnectionSummary,
  NoteName,
  SegmentColumns,
  Side,
  SocketCall,
  StateName,
  Timestamp,
} from "@tcp-ladder/flow";
import type { Locale } from "./locale.ts";
import type { OpeningShape } from "./opening.ts";
import type { Phase, RungKind } from "./phase.ts";
import type { LabelPart, NumberMode } from "./position.ts";

export type CssPixels = number;

export interface LadderOptions {
  /** Width to fill. */
  readonly width: CssPixels;
  /** Type size relative to the normal page (lecture mode: 2 and more). */
  readonly scale: number;
  readonly spacing: "equal" | "time";
  readonly numbers: NumberMode;
  /** Language of titles, remarks and breaks; English where left out. */
  readonly locale?: Locale | undefined;
  /** Spacing "time": nanoseconds that one step of height stands for; from the rows themselves where left out ({@link timeStepNs}). */
  readonly stepNs?: number | undefined;
  /** Margins that the reader does not want, whatever fits. */
  readonly hide?: Partial<Record<"times" | "calls" | "braces" | "bands", boolean>> | undefined;
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
  /** Time of the row before the first, where known: the first row's delta and break need it. */
  readonly timeBefore?: Timestamp | undefined;
}

/** All `y` of texts are baselines. */
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
  readonly noteNames: readonly NoteName[];
  /** Somebody has written a comment on its frame into the capture. */
  readonly commented: boolean;
  /** The first note in words, and that there is a comment, to the left of the caption; undefined where there is neither. */
  readonly badge: Badge | undefined;
  /** Arrow, tail to head. */
  readonly x1: CssPixels;
  readonly y1: CssPixels;
  readonly x2: CssPixels;
  readonly y2: CssPixels;
  /** Middle of the label. */
  readonly labelX: CssPixels;
  readonly labelY: CssPixels;
  /** Middle of the caption; beside the label's where there is a badge. */
  readonly captionX: CssPixels;
  readonly captionY: CssPixels;
  /** Font sizes after fitting: labels never leave the picture. */
  readonly labelSize: CssPixels;
  readonly captionSize: CssPixels;
  /** Top and bottom of the slot that is this rung's own: to highlight it, and to be pointed at. */
  readonly slotY1: CssPixels;
  readonly slotY2: CssPixels;
}

/** A note set in the serif's italic, red, or no louder than a caption where it is no note; `x` is its left end. */
export interface Badge {
  readonly quiet: boolean;
  readonly text: string;
  readonly x: CssPixels;
  readonly width: CssPixels;
  readonly size: CssPixels;
}

/** A stretch of a lifeline spent in one state. */
export interface Band {
  readonly side: Side;
  readonly state: StateName;
  /** The state as it is written there. */
  readonly text: string;
  readonly phase: Phase;
  readonly x: CssPixels;
  readonly width: CssPixels;
  readonly y1: CssPixels;
  readonly y2: CssPixels;
  /** Row whose arrival brought the state; undefined for the first. */
  readonly sinceRow: number | undefined;
  /** It goes on above or below the picture. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
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
  /** The delta's own line: that of `y` where the two stand side by side, below it where there is no room. */
  readonly deltaY: CssPixels;
}

/** Folded idle time. */
export interface Break {
  readonly text: string;
  /** Middle of the lifelines' zigzags. */
  readonly y: CssPixels;
  /** Middle and baseline of the text, and its size after fitting. */
  readonly x: CssPixels;
  readonly textY: CssPixels;
  readonly size: CssPixels;
  /** Half the height that may be cut out of the lifelines. */
  readonly half: CssPixels;
}

export interface Brace {
  readonly phase: "opening" | "data" | "closing";
  readonly title: string;
  readonly remark: string;
  /** The remark broken into lines that fit beside the brace. */
  readonly remarkLines: readonly string[];
  readonly x: CssPixels;
  readonly y1: CssPixels;
  readonly y2: CssPixels;
  /** Left end of the texts, baselines of the title and of the first line of the remark. */
  readonly textX: CssPixels;
  readonly titleY: CssPixels;
  readonly remarkY: CssPixels;
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/** From a segment back to the one that it acknowledges, along the lifeline of the side that sent that one: what an RTT spans. */
export interface Arc {
  readonly row: number;
  readonly acknowledgedRow: number;
  readonly side: Side;
  readonly x: CssPixels;
  readonly y1: CssPixels;
  readonly y2: CssPixels;
  /** How far it swings inwards: negative to the left. */
  readonly swing: CssPixels;
}

/** Type sizes of everything that has none of its own. */
export interface TypeSizes {
  readonly band: CssPixels;
  readonly call: CssPixels;
  readonly time: CssPixels;
  readonly delta: CssPixels;
  readonly braceTitle: CssPixels;
  readonly braceRemark: CssPixels;
}

export interface LadderLayout {
  readonly width: CssPixels;
  readonly height: CssPixels;
  readonly lifelines: Readonly<Record<Side, { readonly x: CssPixels; readonly y1: CssPixels; readonly y2: CssPixels }>>;
  /** How the connection was opened; undefined where the window does not begin with its first row. */
  readonly opening: OpeningShape["kind"] | undefined;
  /** What fits at this width: the margins fold away first. */
  readonly shows: {
    readonly times: boolean;
    readonly calls: boolean;
    readonly braces: boolean;
    readonly bands: boolean;
  };
  readonly type: TypeSizes;
  readonly rungs: readonly Rung[];
  readonly bands: readonly Band[];
  readonly callTexts: readonly CallText[];
  readonly callBars: readonly CallBar[];
  readonly times: readonly TimeText[];
  readonly breaks: readonly Break[];
  readonly braces: readonly Brace[];
  readonly arcs: readonly Arc[];
}
