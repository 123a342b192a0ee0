import { clientState, endpointWords, STATE_NAMES, serverState } from "@tcp-ladder/flow";
import { sideTitle } from "../heads.ts";
import { partsText } from "../label.ts";
import type { ExportInput, ExportOptions } from "./rows.ts";
import { type SequenceStep, sequenceSteps } from "./sequence.ts";

/**
 * The connection as a Mermaid sequence diagram, line by line: https://mermaid.js.org/syntax/sequenceDiagram.html.
 * A bare ACK is dotted, a RST and what was lost end in a cross; states and folded time are notes.
 */
export function* mermaid(input: ExportInput, options: ExportOptions = {}): Generator<string> {
  const { connection } = input;
  const locale = options.locale ?? "en";
  yield "sequenceDiagram";
  for (const side of ["client", "server"] as const) {
    yield `  participant ${ID[side]} as ${safe(`${sideTitle(connection, side, locale)} ${endpointWords(connection[side])}`)}`;
  }
  yield `  note over C: ${STATE_NAMES[clientState(input.statesBefore)] ?? "unknown"}`;
  yield `  note over S: ${STATE_NAMES[serverState(input.statesBefore)] ?? "unknown"}`;
  for (const step of sequenceSteps(input, options)) {
    if (step.pause !== undefined) yield `  note over C,S: ${safe(step.pause)}`;
    const [tail, head] = step.from === "client" ? ["C", "S"] : ["S", "C"];
    yield `  ${tail}${arrow(step)}${head}: ${safe(withNotes(step))}`;
    for (const change of step.changes) yield `  note over ${ID[change.side]}: ${change.to}`;
  }
}

const ID = { client: "C", server: "S" } as const;

function arrow(step: SequenceStep): string {
  if (step.reset || step.unreceived) return "-x";
  return step.bare ? "-->>" : "->>";
}

function withNotes(step: SequenceStep): string {
  const label = partsText(step.label);
  return step.notes.length === 0 ? label : `${label} (${step.notes.join(", ")})`;
}

/**
 * Names come from captures and may hold anything. Mermaid takes `;`, `#` and `%%` for syntax, and what is left for HTML: all
 * but letters, digits and what labels need becomes an entity.
 */
function safe(words: string): string {
  return words.replace(/[^\p{L}\p{N} .,:+()[\]_/·’–−-]/gu, (character) => `#${character.codePointAt(0)};`);
}
