import { clientState, endpointWords, STATE_NAMES, serverState } from "@tcp-ladder/flow";
import { sideTitle } from "../heads.ts";
import type { ExportInput, ExportOptions } from "./rows.ts";
import { type SequenceStep, sequenceSteps } from "./sequence.ts";

/** The connection as a PlantUML sequence diagram, line by line: https://plantuml.com/sequence-diagram. */
export function* plantUml(input: ExportInput, options: ExportOptions = {}): Generator<string> {
  const { connection } = input;
  const locale = options.locale ?? "en";
  yield "@startuml";
  yield "hide footbox";
  for (const side of ["client", "server"] as const) {
    const name = `${sideTitle(connection, side, locale)}\\n${endpointWords(connection[side])}`;
    yield `participant "${safe(name)}" as ${ID[side]}`;
  }
  yield `hnote over C : ${STATE_NAMES[clientState(input.statesBefore)] ?? "unknown"}`;
  yield `/ hnote over S : ${STATE_NAMES[serverState(input.statesBefore)] ?? "unknown"}`;
  for (const step of sequenceSteps(input, options)) {
    if (step.pause !== undefined) yield `...${step.pause}...`;
    const [tail, head] = step.from === "client" ? ["C", "S"] : ["S", "C"];
    yield `${tail} ${arrow(step)} ${head} : ${safe(step.label)}`;
    if (step.notes.length > 0) yield `note right : ${safe(step.notes.join(", "))}`;
    for (const [i, change] of step.changes.entries()) {
      yield `${i === 0 ? "" : "/ "}hnote over ${ID[change.side]} : ${change.to}`;
    }
  }
  yield "@enduml";
}

const ID = { client: "C", server: "S" } as const;

function arrow(step: SequenceStep): string {
  if (step.reset) return "->x";
  return step.bare ? "-->" : "->";
}

function safe(words: string): string {
  return words.replace(/"/g, "'");
}
