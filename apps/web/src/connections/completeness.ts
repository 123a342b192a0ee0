/** Wireshark's tcp.completeness, bit by bit, in the order of a connection's life. */
const PARTS = [
  { bit: 1, name: "syn" },
  { bit: 2, name: "synAck" },
  { bit: 4, name: "ack" },
  { bit: 8, name: "data" },
  { bit: 16, name: "fin" },
  { bit: 32, name: "rst" },
] as const;
export type CompletenessPart = (typeof PARTS)[number]["name"];

const CLOSED = 16 | 32;
const HANDSHAKE = 7;
const DATA = 8;

/** A key below `complete` of the texts; undefined where the parts themselves say it best. */
export type CompletenessWord = "data" | "noData" | "open" | "opened" | "synAnswered" | "syn" | "refused" | "nothing";

export function completenessParts(completeness: number): CompletenessPart[] {
  return PARTS.filter(({ bit }) => (completeness & bit) !== 0).map(({ name }) => name);
}

/** The cases that Wireshark has names for, and the refused SYN; the rest are told part by part. */
export function completenessWord(completeness: number): CompletenessWord | undefined {
  if ((completeness & HANDSHAKE) === HANDSHAKE) {
    const data = (completeness & DATA) !== 0;
    if ((completeness & CLOSED) !== 0) return data ? "data" : "noData";
    return data ? "open" : "opened";
  }
  switch (completeness) {
    case 0:
      return "nothing";
    case 1:
      return "syn";
    case 3:
      return "synAnswered";
    case 33:
    case 37:
      return "refused";
    default:
      return undefined;
  }
}

/** Nothing is missing of it: Wireshark calls it complete. */
export function isWhole(completeness: number): boolean {
  return (completeness & HANDSHAKE) === HANDSHAKE && (completeness & CLOSED) !== 0;
}
