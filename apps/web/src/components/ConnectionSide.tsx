import type { LadderState } from "../store/state.ts";

export function ConnectionSide({ ladder }: { readonly ladder: LadderState }) {
  return <p>{ladder.connection.segments}</p>;
}
