import type { Brace, LadderInput } from "./layout.ts";
import type { Locale } from "./locale.ts";
import { closingRemarkShort, dataRemark, openingRemark, phaseTitle } from "./remark.ts";

/** A phase of a connection in the words that stand beside its brace. */
export interface PhaseWords {
  readonly phase: Brace["phase"];
  readonly title: string;
  /** Data of both directions: a line for each. */
  readonly remark: string;
}

/** What happened, in three phases at most: of those that the rows show, and about which there is something to say. */
export function courseWords(input: LadderInput, locale: Locale): PhaseWords[] {
  const { client, server } = input.connection.ends;
  const data = client.bytes + server.bytes > 0 ? dataRemark(input, locale) : "";
  const remarks = { opening: openingRemark(input, locale), data, closing: closingRemarkShort(input, locale) };
  return (["opening", "data", "closing"] as const)
    .filter((phase) => remarks[phase] !== "")
    .map((phase) => ({ phase, title: phaseTitle(phase, input, locale), remark: remarks[phase] }));
}
