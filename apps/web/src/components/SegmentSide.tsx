import type { LadderState } from "../store/state.ts";

export function SegmentSide({ ladder, index }: { readonly ladder: LadderState; readonly index: number }) {
  return (
    <p>
      {ladder.connection.segments} {index}
    </p>
  );
}
