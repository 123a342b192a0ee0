export { type LabelPart, labelParts, labelText, type NumberMode } from "./label.ts";
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
