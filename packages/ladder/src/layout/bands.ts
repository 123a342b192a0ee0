import { clientState, type Side, STATE_NAMES, serverState, type TcpState } from "@tcp-ladder/flow";
import type { Band, LadderInput, LadderOptions, Rung } from "../layout.ts";
import { statePhase } from "../phase.ts";
import { stateName } from "../state-name.ts";
import type { Columns } from "./columns.ts";
import type { Slots } from "./slots.ts";

/** Stretches of one state, both sides, each from top to bottom. A side changes where the arrow leaves it or reaches it. */
export function placeBands(
  input: LadderInput,
  options: LadderOptions,
  columns: Columns,
  slots: Slots,
  rungs: readonly Rung[],
): Band[] {
  return [
    ...sideBands("client", clientState, input, options, columns.clientBand, columns.bandWidth, slots.height, rungs),
    ...sideBands("server", serverState, input, options, columns.serverBand, columns.bandWidth, slots.height, rungs),
  ];
}

function sideBands(
  side: Side,
  stateOf: (states: number) => TcpState,
  input: LadderInput,
  { locale }: LadderOptions,
  x: number,
  width: number,
  height: number,
  rungs: readonly Rung[],
): Band[] {
  const bands: Band[] = [];
  const goesOn = input.from + input.columns.length < input.connection.segments;
  let state = stateOf(input.statesBefore);
  let y1 = 0;
  let sinceRow: number | undefined;
  const close = (y2: number, last: boolean): void => {
    bands.push({
      side,
      state: STATE_NAMES[state],
      text: stateName(STATE_NAMES[state], "book", locale),
      phase: statePhase(state),
      x,
      width,
      y1,
      y2,
      sinceRow,
      openTop: bands.length === 0 && input.from > 0,
      openBottom: last && goesOn,
    });
  };
  for (const [i, rung] of rungs.entries()) {
    const next = stateOf(input.columns.states[i] ?? 0);
    if (next === state) continue;
    const y = rung.from === side ? rung.y1 : rung.y2;
    close(y, false);
    state = next;
    y1 = y;
    sinceRow = rung.row;
  }
  close(height, true);
  return bands;
}
