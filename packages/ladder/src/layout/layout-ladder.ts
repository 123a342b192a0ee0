import type { LadderInput, LadderLayout, LadderOptions } from "../layout.ts";
import { openingShape } from "../opening.ts";
import { placeArcs } from "./arcs.ts";
import { placeBands } from "./bands.ts";
import { placeBraces } from "./braces.ts";
import { placeBreaks } from "./breaks.ts";
import { placeCalls } from "./calls.ts";
import { placeColumns } from "./columns.ts";
import { placeRungs } from "./rungs.ts";
import { placeSlots } from "./slots.ts";
import { placeTimes } from "./times.ts";

/**
 * Segments to geometry; pure. y = 0 is the top of the first row's slot whatever `from` is: a window from the middle of a long
 * connection goes to `rowY(from, idlesBefore, options)`, and every rung of it then lies where it would in the whole picture.
 *
 *     times      calls  bands                                   bands   calls       braces
 *     elapsed +Δ  text▐ ┌──────┐ │ client            server │ ┌──────┐ ▌text        ⎫
 *     0.000000  socket  │CLOSED│ │                          │ │LISTEN│ listen       ⎪
 *             connect ▐ ├──────┤ │─.___    SYN J            │ │      │ accept       ⎬ Handshake
 *                     ▐ │SYN_  │ │     ‾‾‾──────.___        │ ├──────┤ ▌            ⎪ three segments
 *                     ▐ │ SENT │ │  seq … · win …    ‾‾‾───▶│ │SYN_  │ ▌            ⎭
 *     0.000022 +22 µs ▐ │      │ │      SYN K, ACK J+1  ___.│ │ RCVD │ ▌
 *                       ├──────┤ │◀──────‾‾‾‾‾‾             │ │      │
 *                                ≷        20.000 s          ≷
 *
 * Where the width does not hold all, these go first: the deltas move under the times, then the braces go, the times, the calls; the
 * bands become narrow and go last.
 */
export function layoutLadder(input: LadderInput, options: LadderOptions): LadderLayout {
  const columns = placeColumns(input, options);
  const slots = placeSlots(input, options, columns);
  const rungs = placeRungs(input, options, columns, slots);
  const calls = columns.shows.calls ? placeCalls(input, options, columns, slots, rungs) : { texts: [], bars: [] };
  return {
    width: options.width,
    height: slots.height,
    lifelines: {
      client: { x: columns.client, y1: 0, y2: slots.height },
      server: { x: columns.server, y1: 0, y2: slots.height },
    },
    opening: input.from === 0 ? openingShape(input.columns, input.statesBefore).kind : undefined,
    shows: columns.shows,
    type: columns.type,
    rungs,
    bands: columns.shows.bands ? placeBands(input, options, columns, slots, rungs) : [],
    callTexts: calls.texts,
    callBars: calls.bars,
    times: columns.shows.times ? placeTimes(input, options, columns, rungs) : [],
    breaks: placeBreaks(input, options, columns, slots),
    braces: columns.shows.braces ? placeBraces(input, options, columns, slots, rungs) : [],
    arcs: placeArcs(input, columns, rungs),
  };
}
