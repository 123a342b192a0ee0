import { TROUBLE_NOTES } from "@tcp-ladder/flow";
import type { Overview } from "@tcp-ladder/protocol";

/** What a column of the strip is coloured by, the rarest first: a single SYN among a thousand data segments is seen. */
export type StripKind = "rst" | "syn" | "fin" | "data" | "ack";
/** What a mark below or above a column says; undefined where nothing is noted. */
export type StripNote = "trouble" | "remark" | undefined;

export interface StripColumn {
  readonly kind: StripKind;
  readonly note: StripNote;
  /** How much of it is noted, relative to the column with the most, 0 … 1. */
  readonly noted: number;
  /** Share of the busiest column's segments that each end sent, 0 … 1. */
  readonly client: number;
  readonly server: number;
  /** Nanoseconds that passed idle before the column, where they stand out; else 0. */
  readonly idleNs: number;
}

/** A gap counts as idle from a second on, as in the ladder, and where it is many times what a column usually takes. */
const IDLE_NS = 1e9;
const OUTSTANDING = 20;

/** An overview by index as columns to be painted. */
export function stripColumns({
  from,
  end,
  elapsedNs,
  client,
  server,
  bytes,
  flags,
  notes,
  noted,
}: Overview): StripColumn[] {
  const most = client.reduce((max, count, b) => Math.max(max, count, server[b] ?? 0), 1);
  const mostNoted = noted.reduce((max, count) => Math.max(max, count), 1);
  const spans = elapsedNs.map((ns, b) => (elapsedNs[b + 1] ?? ns) - ns);
  const usual = [...spans].sort((a, b) => a - b)[Math.floor(spans.length / 2)] ?? 0;
  const threshold = Math.max(IDLE_NS, usual * OUTSTANDING);
  return from.map((_first, b) => {
    const span = b === 0 ? 0 : (spans[b - 1] ?? 0);
    const empty = (client[b] ?? 0) + (server[b] ?? 0) === 0;
    const bits = notes[b] ?? 0;
    return {
      kind: kindOf(flags[b] ?? 0, bytes[b] ?? 0),
      note: (bits & TROUBLE_NOTES) !== 0 ? "trouble" : bits !== 0 ? "remark" : undefined,
      noted: (noted[b] ?? 0) / mostNoted,
      client: (client[b] ?? 0) / most,
      server: (server[b] ?? 0) / most,
      idleNs: span > threshold && !empty && (from[b] ?? 0) < end ? span : 0,
    };
  });
}

function kindOf(flags: number, bytes: number): StripKind {
  if ((flags & 0x04) !== 0) return "rst";
  if ((flags & 0x02) !== 0) return "syn";
  if ((flags & 0x01) !== 0) return "fin";
  return bytes > 0 ? "data" : "ack";
}

/** A part of a connection that the strip shows: row numbers with fractions. */
export interface StripRange {
  readonly from: number;
  readonly to: number;
}

/** Zooms around a place, within the connection, never closer than `least` rows. */
export function zoomRange(
  { from, to }: StripRange,
  at: number,
  factor: number,
  total: number,
  least: number,
): StripRange {
  const length = Math.min(total, Math.max(Math.min(least, total), (to - from) / factor));
  const share = to > from ? (at - from) / (to - from) : 0;
  const start = Math.min(Math.max(0, at - share * length), total - length);
  return { from: start, to: start + length };
}

/** The same part after more segments have come: what showed everything goes on to do so. */
export function grownRange(range: StripRange, before: number, total: number): StripRange {
  return range.from <= 0 && range.to >= before ? { from: 0, to: total } : range;
}
