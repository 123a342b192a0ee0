import { labelParts } from "@tcp-ladder/ladder";
import { type LadderState, useApp } from "../store/state.ts";
import { Maths } from "./Maths.tsx";

export function Sentence({ ladder }: { readonly ladder: LadderState }) {
  const chosen = useApp((state) => state.route.settings.chosen);
  const row = chosen === undefined ? undefined : ladder.cache.read({ from: chosen, to: chosen + 1 });
  return row === undefined ? null : (
    <b>
      <Maths parts={labelParts(row.columns, 0, ladder.connection)} />
    </b>
  );
}
