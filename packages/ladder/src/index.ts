export { deltaText, elapsedText, pauseText } from "./duration.ts";
export { type ExportInput, type ExportOptions, endpointText } from "./export/rows.ts";
export { SVG_MAX_ROWS, type SvgOptions, svg } from "./export/svg.ts";
export { bracePath } from "./export/svg-ladder.ts";
export { textLadder } from "./export/text-ladder.ts";
export { sideRole, sideTitle } from "./heads.ts";
export { type LabelPart, labelParts, labelText, type NumberMode, partsText } from "./label.ts";
export { timeStepNs } from "./layout/slots.ts";
export {
  type Arc,
  type Badge,
  type Band,
  type Brace,
  type Break,
  type CallBar,
  type CallText,
  type CssPixels,
  type LadderInput,
  type LadderLayout,
  type LadderOptions,
  layoutLadder,
  type Phase,
  type Rung,
  type RungKind,
  type TimeText,
  type TypeSizes,
} from "./layout.ts";
export { type LegendEntry, legend } from "./legend.ts";
export type { Locale } from "./locale.ts";
export { ladderHeight, rowY } from "./metrics.ts";
export { noteTitle } from "./note.ts";
export { type NumberForms, numberForms } from "./numbers.ts";
export type { SymbolName } from "./position.ts";
export { type Rich, rich } from "./rich.ts";
export { PALETTES, type Palette, phaseColour, phaseTint, RUNG_WEIGHT, rungColour, type Theme } from "./theme.ts";
