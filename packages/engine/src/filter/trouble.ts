import { NOTE_NAMES, STATE_NAMES } from "@tcp-ladder/flow";
import type { FilterTroubleCode } from "@tcp-ladder/protocol";

const MESSAGES: Readonly<Record<FilterTroubleCode, (value: string) => string>> = {
  "missing-condition": () => "a condition is missing at the end",
  "missing-address": () => "an address is missing at the end",
  "missing-port": () => "a port is missing at the end",
  "missing-state": () => "a state is missing at the end",
  "missing-note": () => "a note is missing at the end",
  "missing-comparison": () => "a comparison is missing at the end",
  "missing-number": () => "a number is missing at the end",
  "condition-expected": (value) => `a condition belongs here, not ${value}`,
  "comparison-expected": (value) => `a comparison (<, <=, =, !=, >=, >) belongs here, not ${value}`,
  "open-parenthesis": () => "this parenthesis is not closed",
  "open-quote": () => "this quote is not closed",
  "nothing-to-close": (value) => `nothing is open that ${value} could close`,
  "too-deep": () => "more parentheses and nots are open here than are kept apart",
  unreadable: () => "cannot be read from here",
  "no-state": (value) => `no state is called ${value}; they are ${STATE_NAMES.join(", ")}`,
  "no-note": (value) => `no note is called ${value}; they are any, ${NOTE_NAMES.join(", ")}`,
  "no-address": (value) => `${value} is no address; for example 10.0.0.1, 2001:db8::1, 10.0.0.0/8`,
  "no-port": (value) => `${value} is no port: they go to 65535`,
  "no-number": (value) => `${value} is no number; for example 10, 2k, 1.5s, 20ms`,
  "no-whole-number": (value) => `${value} is no whole number`,
};

/** A filter that cannot be understood: what is wrong, and at which character (from 0). */
export class FilterError extends Error {
  constructor(
    readonly code: FilterTroubleCode,
    readonly at: number,
    /** The word that it is about. */
    readonly value = "",
  ) {
    super(MESSAGES[code](value));
  }
}
