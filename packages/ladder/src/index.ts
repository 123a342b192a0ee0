export { type LabelPart, labelParts, labelText, type NumberMode, partsText } from "./label.ts";
export {
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
} from "./layout.ts";
export { type LegendEntry, legend } from "./legend.ts";
export type { Locale } from "./locale.ts";
export { type NumberForms, numberForms } from "./numbers.ts";
export type { SymbolName } from "./position.ts";
export { type Rich, rich } from "./rich.ts";
