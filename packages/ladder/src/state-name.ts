import type { StateName } from "@tcp-ladder/flow";
import type { Locale } from "./locale.ts";

/** Whose spelling of the states: the book's SYN_RCVD, RFC 9293's SYN-RECEIVED, or that of `ss` (iproute2), SYN-RECV. */
export type StateSpelling = "book" | "rfc" | "ss";

const RFC: Readonly<Partial<Record<StateName, string>>> = { SYN_RCVD: "SYN-RECEIVED" };
const SS: Readonly<Partial<Record<StateName, string>>> = {
  CLOSED: "UNCONN",
  SYN_RCVD: "SYN-RECV",
  ESTABLISHED: "ESTAB",
};

/** A state's name in the spelling that the reader chose. */
export function stateName(state: StateName, spelling: StateSpelling = "book", locale: Locale = "en"): string {
  if (state === "unknown") return locale === "zh" ? "未知" : state;
  if (spelling === "book") return state;
  return (spelling === "rfc" ? RFC : SS)[state] ?? state.replace(/_/g, "-");
}
