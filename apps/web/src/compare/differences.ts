import { type ConnectionSummary, NOTE_NAMES, type NoteName, type Side } from "@tcp-ladder/flow";
import { type ClosingShape, closingShape, type OpeningShape, openingShape } from "@tcp-ladder/ladder";
import { elapsedNs } from "../store/format.ts";
import { handshakeRtt } from "../store/handshake-rtt.ts";
import type { ComparedRows } from "./use-rows.ts";

type By = "client" | "server" | "firstSeen" | "peer";

/** What is said of one side; a pair of the same kind makes a sentence. */
export type Finding =
  | { readonly kind: "opens"; readonly how: OpeningShape["kind"] }
  | { readonly kind: "closes"; readonly how: ClosingShape["kind"] | "unfinished" | "none"; readonly by: By | undefined }
  | { readonly kind: "notes"; readonly notes: readonly { readonly note: NoteName; readonly count: number }[] }
  | { readonly kind: "bytes" | "segments"; readonly count: number };

export type Difference =
  | { readonly kind: "pair"; readonly a: Finding; readonly b: Finding }
  /** Two lengths of time of which one is notably longer. */
  | { readonly kind: "rtt" | "duration"; readonly longer: "A" | "B"; readonly ns: number; readonly shorterNs: number };

/** Times are told apart from here on: below, two runs of the same program differ as much. */
const NOTABLE_FACTOR = 2;
/** And what is too short to matter to anyone is left out. */
const NOTABLE_NS = 1e6;

/** How two connections differ, the most telling first; empty where they take the same course. */
export function differences(a: ComparedRows, b: ComparedRows): Difference[] {
  const found = [
    opening(a, b),
    closing(a, b),
    notes(a.connection, b.connection),
    ...counts(a.connection, b.connection),
  ];
  return [...found, ...times(a.connection, b.connection)].filter((one) => one !== undefined);
}

function pair(a: Finding, b: Finding): Difference {
  return { kind: "pair", a, b };
}

function opening(a: ComparedRows, b: ComparedRows): Difference | undefined {
  const [x, y] = [a, b].map(({ columns, statesBefore }) => openingShape(columns, statesBefore).kind);
  if (x === undefined || y === undefined || x === y) return undefined;
  return pair({ kind: "opens", how: x }, { kind: "opens", how: y });
}

function closing(a: ComparedRows, b: ComparedRows): Difference | undefined {
  const [x, y] = [a, b].map(closesHow);
  if (x === undefined || y === undefined || (x.how === y.how && x.by === y.by)) return undefined;
  return pair(x, y);
}

/** There is nothing to close, as far as the capture shows. */
const NEVER_OPEN: ReadonlySet<OpeningShape["kind"]> = new Set(["refused", "broken-off", "unfinished"]);

/** Undefined where it cannot be told: the end is beyond the rows, or there was nothing to close. */
function closesHow({
  columns,
  connection,
  statesBefore,
}: ComparedRows): Extract<Finding, { kind: "closes" }> | undefined {
  if (columns.length < connection.segments) return undefined;
  if (NEVER_OPEN.has(openingShape(columns, statesBefore).kind)) return undefined;
  const shape = closingShape(columns, connection);
  if (shape === undefined) return { kind: "closes", how: "none", by: undefined };
  const both = shape.kind === "simultaneous";
  const counted = shape.kind === "three" || shape.kind === "four";
  const how = counted && shape.secondAck === undefined ? "unfinished" : shape.kind;
  return { kind: "closes", how, by: both ? undefined : nameOf(connection, shape.by) };
}

function nameOf({ openerKnownBy }: ConnectionSummary, side: Side): By {
  if (openerKnownBy !== "nothing") return side;
  return side === "client" ? "firstSeen" : "peer";
}

/** Only notes of which one has more than the other. */
function notes(a: ConnectionSummary, b: ConnectionSummary): Difference | undefined {
  const [ofA, ofB] = [countsOf(a), countsOf(b)];
  const differing = NOTE_NAMES.filter((note) => ofA.get(note) !== ofB.get(note));
  if (differing.length === 0) return undefined;
  const of = (told: ReadonlyMap<NoteName, number>): Finding => ({
    kind: "notes",
    notes: differing
      .map((note) => ({ note, count: told.get(note) ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((x, y) => y.count - x.count),
  });
  return pair(of(ofA), of(ofB));
}

/** Fast and needless retransmissions are retransmissions too: nobody is told twice of one. */
function countsOf({ noteCounts }: ConnectionSummary): ReadonlyMap<NoteName, number> {
  const told = new Map(NOTE_NAMES.map((note, bit) => [note, noteCounts[bit] ?? 0]));
  const precise = (told.get("fast-retransmission") ?? 0) + (told.get("spurious-retransmission") ?? 0);
  return told.set("retransmission", Math.max(0, (told.get("retransmission") ?? 0) - precise));
}

function counts(a: ConnectionSummary, b: ConnectionSummary): Difference[] {
  const bytes = ({ ends }: ConnectionSummary) => ends.client.bytes + ends.server.bytes;
  return [
    { kind: "bytes" as const, of: bytes },
    { kind: "segments" as const, of: ({ segments }: ConnectionSummary) => segments },
  ]
    .filter(({ of }) => of(a) !== of(b))
    .map(({ kind, of }) => pair({ kind, count: of(a) }, { kind, count: of(b) }));
}

function times(a: ConnectionSummary, b: ConnectionSummary): Difference[] {
  const pairs = [
    { kind: "rtt" as const, x: handshakeRtt(a), y: handshakeRtt(b) },
    { kind: "duration" as const, x: elapsedNs(a.first, a.last), y: elapsedNs(b.first, b.last) },
  ];
  return pairs.flatMap(({ kind, x, y }) => {
    if (x === undefined || y === undefined || x <= 0 || y <= 0) return [];
    const [ns, shorterNs] = x > y ? [x, y] : [y, x];
    if (ns < shorterNs * NOTABLE_FACTOR || ns < NOTABLE_NS) return [];
    return [{ kind, longer: x > y ? "A" : "B", ns, shorterNs }];
  });
}
