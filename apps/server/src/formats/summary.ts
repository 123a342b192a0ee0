import type { Survey } from "@tcp-ladder/engine";
import { type ConnectionSummary, endpointWords, NOTE_NAMES, STATE_NAMES, type Timestamp } from "@tcp-ladder/flow";
import type { Output } from "./output.ts";
import { table } from "./table.ts";

/** Connections listed before the rest is only counted. */
const LISTED = 20;

/** Comments shown before the rest is only counted. */
const COMMENTS = 20;

/**
 * What the capture holds: its counters, and its connections with their course in one line each.
 *
 * @param chosen numbers of the connections that are wanted; all of them where it is undefined
 */
export async function printSummary(
  name: string,
  survey: Survey,
  chosen: readonly number[] | undefined,
  output: Output,
): Promise<void> {
  const { format, compression, counters, segments, connections, skippedLines, fileDrops, comments } = survey.status;
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
  if (connections === 0) return;
  if (chosen?.length === 0) return output.text("\nno connection matches\n");
  const ids = chosen?.slice(0, LISTED) ?? Array.from({ length: Math.min(connections, LISTED) }, (_, id) => id);
  output.text("\n");
  output.text(table(HEADER, (await survey.summaries(ids)).map(row)));
  const more = (chosen?.length ?? connections) - ids.length;
  if (more > 0) output.text(`… and ${count(more)} more; --connection N or --filter TEXT chooses\n`);
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

/** With a comma between thousands; the whole of `toLocaleString` takes longer to start than a capture to read. */
const count = (n: number) => String(n).replace(/\B(?=(?:\d{3})+$)/g, ",");

function duration(first: Timestamp, last: Timestamp): string {
  return `${(last.seconds - first.seconds + (last.nanos - first.nanos) / 1e9).toFixed(6)} s`;
}
