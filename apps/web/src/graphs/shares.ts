import type { Series } from "@tcp-ladder/protocol";
import { tickStep } from "d3";
import type { TimeScale } from "./time-scale.ts";

/** Payload in equal shares of time; shares without any are left out. */
export interface Shares {
  readonly binNs: number;
  readonly shares: readonly { readonly fromNs: number; readonly bytes: number; readonly fresh: number }[];
}

const STEPS = 100;

/**
 * Throughput for what is in sight: of segments counted here, so that the shares are as fine as the picture; of bins as it
 * came.
 */
export function sharesOf(series: Series, [from, to]: readonly [number, number], scale: TimeScale): Shares {
  const { columns, throughput } = series;
  if (series.kind === "bins") {
    const { fromNs, binNs, bytes, fresh } = throughput;
    const shares = bytes.map((sent, i) => ({ fromNs: fromNs + i * binNs, bytes: sent, fresh: fresh[i] ?? sent }));
    return { binNs, shares: shares.filter((share) => share.bytes > 0) };
  }
  const binNs = Math.max(1, tickStep(0, Math.max(activeNs(scale), 1000), STEPS));
  const counted = new Map<number, { bytes: number; fresh: number }>();
  for (let i = from; i < to; i++) {
    const bytes = columns.bytes[i] as number;
    if (bytes === 0) continue;
    const at = Math.floor((columns.nsLow[i] as number) / binNs);
    const share = counted.get(at) ?? { bytes: 0, fresh: 0 };
    share.bytes += bytes;
    if (Number.isNaN(columns.repeatLow[i])) share.fresh += bytes;
    counted.set(at, share);
  }
  const shares = [...counted].map(([at, share]) => ({ fromNs: at * binNs, bytes: share.bytes, fresh: share.fresh }));
  return { binNs, shares: shares.toSorted((a, b) => a.fromNs - b.fromNs) };
}

/** Time in sight, folded pauses left out. */
function activeNs({ fold, fromNs, toNs }: TimeScale): number {
  if (fold.stretches.length === 1) return toNs - fromNs;
  return fold.stretches.reduce(
    (sum, stretch) => sum + Math.max(0, Math.min(stretch.toNs, toNs) - Math.max(stretch.fromNs, fromNs)),
    0,
  );
}
