import type { LadderState } from "../store/state.ts";
export function GraphsView({ ladder }: { readonly ladder: LadderState }) {
  return <p>{ladder.capture}</p>;
}
