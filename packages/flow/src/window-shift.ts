import type { ConnectionSummary, Side } from "./connection.ts";

/** RFC 7323, section 2.3: a larger shift is taken for this one. */
const MOST_SHIFT = 14;

/**
 * By how many bits the windows are shifted that a side offers after its SYN (RFC 7323, section 2.2): 0 where the two did not
 * agree on scaling, undefined where the capture does not tell, as where a snap length left no room for the SYNs' options.
 * A SYN+ACK has the option only where the SYN had it, so it tells by itself; a SYN alone does not.
 */
export function windowShift({ ends, openerKnownBy }: ConnectionSummary, side: Side): number | undefined {
  const own = ends[side];
  const other = ends[side === "client" ? "server" : "client"];
  if (own.isn === undefined) return undefined;
  if (own.windowScale === undefined) return own.synCut ? undefined : 0;
  const shift = Math.min(own.windowScale, MOST_SHIFT);
  if (other.isn !== undefined && !other.synCut) return other.windowScale === undefined ? 0 : shift;
  return side === "server" && (openerKnownBy === "syn-ack" || other.synCut) ? shift : undefined;
}
