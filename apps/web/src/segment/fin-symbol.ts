import type { ConnectionSummary, Side } from "@tcp-ladder/flow";

/** M or N where a sequence number is that of the sender's FIN itself. */
export function finSymbolAt({ firstFin, ends }: ConnectionSummary, from: Side, value: number): "M" | "N" | undefined {
  if (firstFin === undefined || ends[from].fin !== value) return undefined;
  return firstFin === from ? "M" : "N";
}
