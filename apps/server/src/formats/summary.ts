import { type ConnectionSummary, endpointWords, NOTE_NAMES, STATE_NAMES, type Timestamp } from "@tcp-ladder/flow";
import type { Format, FormatContext } from "./format.ts";
import { table } from "./table.ts";

/** Connections listed before the rest is only counted. */
const LISTED = 20;

/** Comments shown before the rest is only counted. */
const COMMENTS = 20;

/** What the capture holds: its counters, and its connections with their course in one line each. */
export function summary({ name, capture, output, selection }: FormatContext): Format {
  return {
    end() {
      const { format, compression, counters, segments, connections, skippedLines, fileDrops, comments } =
        capture.status();
      const packed = compression === "none" || compression === undefined ? "" : `, ${compression}`;
      output.text(`${name}: ${format ?? "no capture"}${packed}\n`);
      const lines: [string, number][] = [
        ["frames", counters.frames],
        ["segments", segments],
        ["connections", connections],
        ["not TCP", counters.notTcp],
        ["malformed", counters.malformed],
        ["cut short before TCP's header ended", counters.cutShort],
        ["of a link type not read", counters.unknownLink],
        ["cut by the snap length", counters.snapped],
        ["lines that are no segments", skippedLines],
        ["dropped while capturing, as the file says", fileDrops],
      ];
      const shown = lines.filter(([, n], i) => i < 3 || n > 0);
      const width = Math.max(...shown.map(([, n]) => count(n).length));
      for (const [what, n] of shown) output.text(`  ${count(n).padStart(width)}  ${what}\n`);
      for (const line of commentLines(comments)) output.text(line);
      if (connections === 0) return undefined;
      const ids = selection.first(capture, LISTED);
      output.text("\n");
      output.text(
        table(
          HEADER,
          ids.map((id) => row(capture.flow.connection(id))),
        ),
      );
      const more = selection.size(capture) - ids.length;
      if (more > 0) output.text(`… and ${count(more)} more; --connection N or --filter TEXT chooses\n`);
      return undefined;
    },
  };
}

/** What someone wrote into the file, one line each; whatever moves a terminal's cursor is taken out. */
function commentLines(comments: readonly string[]): string[] {
  const lines = comments.slice(0, COMMENTS).map((one) => `  “${one.replaceAll(/[\p{Cc}\s]+/gu, " ").trim()}”\n`);
  const more = comments.length - lines.length;
  return more > 0 ? [...lines, `  … and ${count(more)} more comments\n`] : lines;
}

const HEADER = ["#", "client", "server", ">segments", ">bytes", ">duration", "client is", "server is", "notes"];

function row(one: ConnectionSummary): string[] {
  const { client, server } = one.ends;
  return [
    String(one.id),
    endpointWords(one.client),
    endpointWords(one.server),
    count(one.segments),
    count(client.bytes + server.bytes),
    duration(one.first, one.last),
    STATE_NAMES[client.state],
    STATE_NAMES[server.state],
    noteText(one),
  ];
}

function noteText({ noteCounts }: ConnectionSummary): string {
  return NOTE_NAMES.flatMap((name, bit) => {
    const n = noteCounts[bit] ?? 0;
    return n === 0 ? [] : [n === 1 ? name : `${n} × ${name}`];
  }).join(", ");
}

const count = (n: number) => n.toLocaleString("en");

function duration(first: Timestamp, last: Timestamp): string {
  return `${(last.seconds - first.seconds + (last.nanos - first.nanos) / 1e9).toFixed(6)} s`;
}
