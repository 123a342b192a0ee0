import { clientState, endpointWords, STATE_NAMES, serverState } from "@tcp-ladder/flow";
import { sideTitle } from "../heads.ts";
import type { Rich } from "../rich.ts";
import type { ExportInput, ExportOptions } from "./rows.ts";
import { type SequenceStep, sequenceSteps } from "./sequence.ts";

/** The connection as a PlantUML sequence diagram, line by line: https://plantuml.com/sequence-diagram. */
export function* plantUml(input: ExportInput, options: ExportOptions = {}): Generator<string> {
  const { connection } = input;
  const locale = options.locale ?? "en";
  yield "@startuml";
  yield "hide footbox";
  for (const side of ["client", "server"] as const) {
    const name = `${safe(sideTitle(connection, side, locale))}\\n${safe(endpointWords(connection[side]))}`;
    yield `participant "${name}" as ${ID[side]}`;
  }
  yield `hnote over C : ${STATE_NAMES[clientState(input.statesBefore)] ?? "unknown"}`;
  yield `/ hnote over S : ${STATE_NAMES[serverState(input.statesBefore)] ?? "unknown"}`;
  for (const step of sequenceSteps(input, options)) {
    if (step.pause !== undefined) yield `...${step.pause}...`;
    const [tail, head] = step.from === "client" ? ["C", "S"] : ["S", "C"];
    yield `${tail} ${arrow(step)} ${head} : ${label(step.label)}`;
    if (step.notes.length > 0) yield `note right : ${safe(step.notes.join(", "))}`;
    for (const [i, change] of step.changes.entries()) {
      yield `${i === 0 ? "" : "/ "}hnote over ${ID[change.side]} : ${change.to}`;
    }
  }
  yield "@enduml";
}

const ID = { client: "C", server: "S" } as const;

function arrow(step: SequenceStep): string {
  if (step.reset || step.unreceived) return "->x";
  return step.bare ? "-->" : "->";
}

/** J, K, M and N in italics, as `//J//`. */
function label(parts: Rich): string {
  return parts.map(({ text, role }) => (role === "symbol" ? `//${text}//` : safe(text))).join("");
}

/**
 * Names come from captures and may hold anything, and PlantUML has markup, a preprocessor and tags that read files: all but letters,
 * digits and what labels need is written as the number of its character.
 */
function safe(words: string): string {
  return words.replace(/[^\p{L}\p{N} .,:+()[\]·’–−-]|--/gu, (characters) =>
    Array.from(
      characters,
      (one) => `<U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`,
    ).join(""),
  );
}
