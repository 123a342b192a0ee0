import type { ConnectionSummary, Side, SideSummary } from "@tcp-ladder/flow";
import { otherSide } from "./row.ts";

/** How numbers are written: J+1, 1, or 1925249826. */
export type NumberMode = "symbolic" | "relative" | "absolute";

/** A piece of a label: J, K, M, N are set as mathematics, everything else as text. */
export interface LabelPart {
  readonly text: string;
  readonly role: "text" | "symbol";
}

export type SymbolName = "J" | "K" | "M" | "N";

/** J is the opener's SYN, K the other side's. */
export function synSymbol(side: Side): "J" | "K" {
  return side === "client" ? "J" : "K";
}

/** M is the first FIN, whoever sent it, N the other side's; undefined before any FIN. */
export function finSymbol(connection: ConnectionSummary, side: Side): "M" | "N" | undefined {
  if (connection.firstFin === undefined) return undefined;
  return connection.firstFin === side ? "M" : "N";
}

/** How a position in one direction's sequence space is written: on the SYN (J, K) where it can be, on the FIN where it is meant. */
export function positionParts(
  connection: ConnectionSummary,
  /** Whose sequence numbers these are. */
  side: Side,
  position: number,
  mode: NumberMode,
  on: "syn" | "fin" = "syn",
): LabelPart[] {
  if (mode === "absolute") return [text(String(position))];
  const end = connection.ends[side];
  if (mode === "symbolic") {
    const fin = on === "fin" ? finSymbol(connection, side) : undefined;
    if (fin !== undefined && end.fin !== undefined) return onSymbol(fin, distance(end.fin, position));
    if (end.isn !== undefined) return onSymbol(synSymbol(side), countFrom(end, end.isn, position));
  }
  return end.base === undefined ? [text(String(position))] : [text(String(countFrom(end, end.base, position)))];
}

const HALF = 0x8000_0000;

/**
 * The count from a side's first number to another of its numbers. Half of all numbers lie before any other; of a side that
 * sent 2 GiB and more they are taken for those that come after it.
 */
export function countFrom(end: SideSummary, first: number, position: number): number {
  const count = distance(first, position);
  return count < 0 && end.bytes >= HALF ? count + 2 * HALF : count;
}

/** What an acknowledgement number is written on: the FIN that it covers, else the SYN. */
export function ackParts(
  connection: ConnectionSummary,
  /** Who sends the acknowledgement. */
  from: Side,
  ack: number,
  mode: NumberMode,
): LabelPart[] {
  const peer = otherSide(from);
  return positionParts(connection, peer, ack, mode, coversFin(connection, from, ack) ? "fin" : "syn");
}

/** Whether an ACK number sent by `from` covers the other side's FIN. */
export function coversFin(connection: ConnectionSummary, from: Side, ack: number): boolean {
  const fin = connection.ends[otherSide(from)].fin;
  return fin !== undefined && isBehind(fin, ack);
}

/** Nothing follows a FIN but what is wrong. Far behind it lie, modulo 2^32, the first numbers of a side that sent 2 GiB and more. */
const FAR_BEHIND = 0x100_0000;

/** Whether a number lies behind a FIN's. */
export function isBehind(fin: number, position: number): boolean {
  const count = distance(fin, position);
  return count > 0 && count < FAR_BEHIND;
}

/** From `base` to `position` modulo 2^32, −2^31 … 2^31 − 1 (RFC 9293, section 3.4). */
export function distance(base: number, position: number): number {
  return (position - base) | 0;
}

function onSymbol(symbol: SymbolName, count: number): LabelPart[] {
  const name: LabelPart = { text: symbol, role: "symbol" };
  if (count === 0) return [name];
  return [name, text(count > 0 ? `+${count}` : String(count))];
}

export function text(value: string): LabelPart {
  return { text: value, role: "text" };
}
