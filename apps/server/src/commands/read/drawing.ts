import { statesAtStart } from "@tcp-ladder/engine";
import type { Flow, SegmentColumns } from "@tcp-ladder/flow";
import { type ExportInput, type ExportOptions, textLadder } from "@tcp-ladder/ladder";
import type { Format, FormatContext } from "./format.ts";

type Draw = (input: ExportInput, options: ExportOptions) => Iterable<string>;

/** Connections drawn one below the other where none was chosen; more would be a book. */
const DRAWN = 100;

/** A drawing of each connection, or of the chosen one, once all segments are known. */
function drawing(draw: Draw): (context: FormatContext) => Format {
  return ({ capture: { flow }, output, connection, numbers }) => ({
    end() {
      const ids = connection === undefined ? range(Math.min(flow.connections, DRAWN)) : [connection];
      for (const id of ids) {
        if (id !== ids[0]) output.text("\n");
        const summary = flow.connection(id);
        const input = {
          connection: summary,
          rows: slices(flow, id, summary.segments),
          statesBefore: statesAtStart(summary),
        };
        for (const line of draw(input, { numbers })) output.text(`${line.trimEnd()}\n`);
      }
      if (ids.length > 0 && connection === undefined && flow.connections > DRAWN) {
        output.text(`\n… and ${flow.connections - DRAWN} more connections; --connection N draws one\n`);
      }
    },
  });
}

export const ladder = drawing(textLadder);

const SLICE = 4096;

function* slices(flow: Flow, id: number, segments: number): Generator<SegmentColumns> {
  for (let from = 0; from < segments; from += SLICE) yield flow.window(id, from, SLICE).columns;
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
