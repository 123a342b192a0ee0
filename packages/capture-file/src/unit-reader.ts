import { ByteCount } from "./byte-count.ts";
import type { UnitParser } from "./format.ts";
import type { CaptureFault } from "./reader.ts";

/** Feeds a parser from pieces of any size. */
export interface UnitReader {
  append(chunk: Uint8Array): void;
  /** @param cut see CaptureReader.finish */
  finish(cut?: boolean): void;
  readonly fault: CaptureFault | undefined;
}

/**
 * What lies whole in a piece is parsed where it lies. Only the one unit that straddles two pieces is copied, into a
 * buffer that holds that unit and nothing else:
 *
 *     piece 1                 piece 2
 *     [unit][unit][un|it][unit][un …
 *                  └──┬─┘ copied
 */
export function openUnitReader(parser: UnitParser): UnitReader {
  const offset = new ByteCount(); // of the next byte to be parsed
  let carry = new Uint8Array(4096);
  let carried = 0;
  let ended: CaptureFault | undefined;

  function keep(chunk: Uint8Array, from: number, to: number): void {
    const wanted = carried + to - from;
    if (wanted > carry.length) {
      const grown = new Uint8Array(Math.max(wanted, Math.min(parser.need, 2 * wanted)));
      grown.set(carry.subarray(0, carried));
      carry = grown;
    }
    carry.set(chunk.subarray(from, to), carried);
    carried = wanted;
  }

  /** Completes the carried unit; returns where in the chunk the next one begins. */
  function complete(chunk: Uint8Array): number {
    let at = 0;
    while (carried > 0 && at < chunk.length && !parser.fault) {
      const upTo = Math.min(chunk.length, at + parser.need - carried);
      keep(chunk, at, upTo);
      at = upTo;
      if (carried < parser.need) break;
      const used = parser.parse(carry, 0, carried, offset.value);
      offset.add(used);
      if (used > 0) carried = 0; // a whole unit is all that was there: no more than `need` was carried
    }
    return at;
  }

  return {
    append(chunk) {
      if (parser.fault || ended) return;
      const from = carried > 0 ? complete(chunk) : 0;
      if (from >= chunk.length || parser.fault) return;
      const upTo = parser.parse(chunk, from, chunk.length, offset.value);
      offset.add(upTo - from);
      if (!parser.fault) keep(chunk, upTo, chunk.length);
    },
    finish() {
      if (!parser.fault && carried > 0) ended ??= parser.incomplete(carried, offset.value);
    },
    get fault() {
      return parser.fault ?? ended;
    },
  };
}
