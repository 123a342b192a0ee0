import type { Phase, RungKind } from "./phase.ts";

/** Colours of the figure. Each theme passes WCAG AA for its texts on its paper. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly hairline: string;
  /** What bounds a control, and a call's bar. */
  readonly controlLine: string;
  readonly opening: string;
  readonly openingTint: string;
  readonly data: string;
  readonly dataTint: string;
  readonly closing: string;
  readonly closingTint: string;
  readonly closedTint: string;
  readonly unknownTint: string;
  readonly trouble: string;
  /** Behind the segment that is chosen. */
  readonly chosen: string;
}

/** `contrast` is for a bright room and a weak projector. */
export type Theme = "light" | "dark" | "contrast";

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: "#fbfaf6",
    ink: "#1d1d22",
    soft: "#6b6973",
    hairline: "#dedbd2",
    controlLine: "#8d8a93",
    opening: "#a8560f",
    openingTint: "#f6e7d6",
    data: "#1a6b50",
    dataTint: "#dcefe4",
    closing: "#3353a4",
    closingTint: "#e0e7f6",
    closedTint: "#efede7",
    unknownTint: "#f4f2eb",
    trouble: "#b3261e",
    chosen: "#f0efea",
  },
  dark: {
    paper: "#14151a",
    ink: "#f1efe9",
    soft: "#9a98a3",
    hairline: "#33343d",
    controlLine: "#6f6e79",
    opening: "#f0a35e",
    openingTint: "#3a2a1b",
    data: "#5fd0a0",
    dataTint: "#17362a",
    closing: "#8fb0ff",
    closingTint: "#222d4a",
    closedTint: "#26272e",
    unknownTint: "#1b1c22",
    trouble: "#ff8a80",
    chosen: "#20212a",
  },
  contrast: {
    paper: "#ffffff",
    ink: "#000000",
    soft: "#3a3a3a",
    hairline: "#6a6a6a",
    controlLine: "#000000",
    opening: "#8f3f00",
    openingTint: "#ffe6c7",
    data: "#00442d",
    dataTint: "#c9f2dc",
    closing: "#1a3fb0",
    closingTint: "#d3dfff",
    closedTint: "#e8e8e8",
    unknownTint: "#ffffff",
    trouble: "#96000a",
    chosen: "#e6e6e6",
  },
};

/** What colours an arrow and its label: a bare ACK is ink, trouble is red, all else its phase. */
export function rungColour(palette: Palette, kind: RungKind, phase: Phase): string {
  if (kind === "rst") return palette.trouble;
  if (kind === "ack") return palette.ink;
  if (kind === "data") return palette.data;
  return phaseColour(palette, phase);
}

export function phaseColour(palette: Palette, phase: Phase): string {
  if (phase === "opening" || phase === "data" || phase === "closing") return palette[phase];
  return palette.soft;
}

export function phaseTint(palette: Palette, phase: Phase): string {
  if (phase === "opening") return palette.openingTint;
  if (phase === "data") return palette.dataTint;
  if (phase === "closing") return palette.closingTint;
  if (phase === "unknown") return palette.unknownTint;
  return palette.closedTint;
}

/** Stroke widths at scale 1, so that kinds are told apart without colour. */
export const RUNG_WEIGHT: Readonly<Record<RungKind, number>> = { syn: 2.4, data: 4.2, fin: 2.4, rst: 2.4, ack: 1.2 };
