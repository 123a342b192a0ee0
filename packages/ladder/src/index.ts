export { type ClosingShape, closingShape } from "./closing.ts";
export { courseWords, type PhaseWords } from "./course.ts";
export { deltaText, elapsedText, pauseText } from "./duration.ts";
export { type CloseExplanation, closingRemark, explainClose } from "./explain/close.ts";
export { evidenceText } from "./explain/evidence.ts";
export { fieldName, fieldWords, layerName } from "./explain/header/field-words.ts";
export type { DescribedHeader } from "./explain/header/fields.ts";
export { type SackOption, sackOption } from "./explain/header/sack-option.ts";
export { explainHeader, type HeaderExplanation } from "./explain/header/says.ts";
export { SEGMENT_KINDS, type SegmentKind, segmentKind } from "./explain/kind.ts";
export { explainSegment, type SegmentExplanation } from "./explain/segment.ts";
export { type BookArrow, type BookSpread, bookSpreads, type CapturedArrow } from "./explain/spread.ts";
export { describeState, explainState } from "./explain/state.ts";
export type { StateChange } from "./explain/state-change.ts";
export { explainSuperseded } from "./explain/superseded.ts";
export { markdownTable } from "./export/markdown.ts";
export { mermaid } from "./export/mermaid.ts";
export { plantUml } from "./export/plant-uml.ts";
export type { ExportInput, ExportOptions } from "./export/rows.ts";
export { SVG_MAX_ROWS, type SvgOptions, svg } from "./export/svg.ts";
export { type SvgFrame, svgFrame } from "./export/svg-frame.ts";
export { textLadder } from "./export/text-ladder.ts";
export { sideName, sideRole, sideTitle } from "./heads.ts";
export { labelParts, labelText, partsText } from "./label.ts";
export { arcsOf } from "./layout/arcs.ts";
export { layoutLadder } from "./layout/layout-ladder.ts";
export { timeStepNs } from "./layout/slots.ts";
export type {
  Arc,
  Badge,
  Band,
  Brace,
  Break,
  CallBar,
  CallText,
  CssPixels,
  LadderInput,
  LadderLayout,
  LadderOptions,
  Rung,
  TimeText,
  TypeSizes,
} from "./layout.ts";
export { type LegendEntry, legend } from "./legend.ts";
export type { Locale } from "./locale.ts";
export { unreceivedRows } from "./lost.ts";
export { ladderHeight, rowY } from "./metrics.ts";
export { commentTitle, noteTitle } from "./note.ts";
export { type NumberForms, numberForms } from "./numbers.ts";
export { type OpeningShape, openingShape } from "./opening.ts";
export type { Phase, RungKind } from "./phase.ts";
export type { LabelPart, NumberMode, SymbolName } from "./position.ts";
export { type Rich, rich } from "./rich.ts";
export {
  ARROW_HEAD,
  arcPath,
  arrowHead,
  arrowLine,
  bracePath,
  breakOff,
  brokenLine,
  cross,
  isRepeated,
  lifelinePath,
} from "./shapes.ts";
export { type StateSpelling, stateName } from "./state-name.ts";
export { PALETTES, type Palette, phaseColour, phaseTint, RUNG_WEIGHT, rungColour, type Theme } from "./theme.ts";
