import { lazy, Suspense } from "react";
import type { LadderState } from "../store/state.ts";

/** The graphs are loaded when they are first looked at: the page starts without them. */
const GraphsView = lazy(async () => ({ default: (await import("../graphs/GraphsView.tsx")).GraphsView }));

export function GraphsStage({ ladder }: { readonly ladder: LadderState }) {
  return (
    <Suspense fallback={null}>
      <GraphsView ladder={ladder} />
    </Suspense>
  );
}
