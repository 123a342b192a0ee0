import { type Flow, type SegmentColumns, statesAtStart } from "@tcp-ladder/flow";
import { type ExportInput, type ExportOptions, markdownTable, mermaid, plantUml, textLadder } from "@tcp-ladder/ladder";
import type { Format, FormatContext } from "./format.ts";

type Draw = (input: ExportInput, options: ExportOptions) => Iterable<string>;

/** Connections drawn one below the other; more would be a book. */
const DRAWN = 100;

/** Each wanted connection in lines of text, once all segments are known. */
function drawing(draw: Draw): (context: FormatContext) => Format {
  return (context) => ({
    end() {
      const { capture, output, selection } = context;
      const ids = selection.first(capture, DRAWN);
      for (const id of ids) {
        if (id !== ids[0]) output.text("\n");
        drawConnection(draw, context, id);
      }
      const more = selection.size(capture) - ids.length;
      if (more > 0) output.text(`\n… and ${more} more connections; --connection N draws one\n`);
      return undefined;
    },
  });
}

/** One connection alone, for programs that read the result: they could not tell where the next begins. */
function diagram(draw: Draw): (context: FormatContext) => Format {
  return (context) => ({ end: () => withOnlyConnection(context, (id) => drawConnection(draw, context, id)) });
}

export const ladder = drawing(textLadder);
export const markdown = drawing(markdownTable);
export const mermaidDiagram = diagram(mermaid);
export const plantUmlDiagram = diagram(plantUml);

/** Calls `draw` with the one connection that is wanted, or says why there is not just one. */
export function withOnlyConnection(
  { capture, selection }: FormatContext,
  draw: (connection: number) => string | undefined,
): string | undefined {
  const [id] = selection.first(capture, 1);
  const size = selection.size(capture);
  if (id === undefined)
    return capture.flow.connections === 0 ? "it holds no TCP connection to draw" : "no connection matches";
  if (size > 1)
    return `${size} connections are there and one can be drawn; choose it with --connection N (see --format summary)`;
  return draw(id);
}

/** Where frames were dropped while capturing nothing is called lost on the way: none, instead of what the rows themselves show. */
export function unreceivedIn(capture: FormatContext["capture"]): ReadonlySet<number> | undefined {
  return capture.status().fileDrops > 0 ? new Set() : undefined;
}

function drawConnection(draw: Draw, { capture, output, numbers, locale }: FormatContext, id: number): undefined {
  const { flow } = capture;
  const summary = flow.connection(id);
  const rows = slices(flow, id, summary.segments);
  const input = {
    connection: summary,
    rows,
    statesBefore: statesAtStart(flow.window(id, 0, 1).columns),
    unreceived: unreceivedIn(capture),
  };
  for (const line of draw(input, { numbers, locale })) output.text(`${line.trimEnd()}\n`);
}

const SLICE = 4096;

function* slices(flow: Flow, id: number, segments: number): Generator<SegmentColumns> {
  for (let from = 0; from < segments; from += SLICE) yield flow.window(id, from, SLICE).columns;
}
