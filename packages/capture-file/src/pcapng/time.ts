/** Where a time goes: whole seconds and nanoseconds. */
export interface TimeFields {
  seconds: number;
  nanos: number;
}

/** How an interface counts time (if_tsresol, if_tsoffset). */
export interface TimeUnit {
  /** Units a second: a power of ten or of two. */
  readonly unitsPerSecond: number;
  /** Nanoseconds a unit where that is a whole number that fits exact arithmetic on doubles, otherwise 0. */
  readonly nanosPerUnit: number;
  /** The same as `unitsPerSecond`, exact beyond 2^53 too. */
  readonly exactUnits: bigint;
  /** Seconds added to every time. */
  readonly offsetSeconds: number;
}

/** @param resolution if_tsresol: the high bit chooses powers of two, the rest is the negative exponent */
export function timeUnit(resolution: number, offsetSeconds: number): TimeUnit {
  const exponent = resolution & 0x7f;
  const binary = (resolution & 0x80) !== 0;
  const exactUnits = (binary ? 2n : 10n) ** BigInt(exponent);
  const nanosPerUnit = !binary && exponent <= 9 ? 10 ** (9 - exponent) : 0;
  return { unitsPerSecond: Number(exactUnits), nanosPerUnit, exactUnits, offsetSeconds };
}

/** Microseconds: what counts where an interface does not say. */
export const MICROSECONDS = 6;

/**
 * Turns the 64-bit count `high`:`low` into seconds and nanoseconds, exactly and rounding down. Doubles hold 53 bits,
 * so the count is divided in steps of 16 bits (long division); the remainder stays under 2^30, each step under 2^46.
 */
export function splitTime(high: number, low: number, unit: TimeUnit, out: TimeFields): void {
  if (unit.nanosPerUnit === 0) {
    splitExactly(high, low, unit, out);
    return;
  }
  const units = unit.unitsPerSecond;
  let quotient = Math.floor(high / units);
  const upper = (high - quotient * units) * 65536 + (low >>> 16);
  const upperQuotient = Math.floor(upper / units);
  const lower = (upper - upperQuotient * units) * 65536 + (low & 0xffff);
  const lowerQuotient = Math.floor(lower / units);
  quotient = quotient * 4294967296 + upperQuotient * 65536 + lowerQuotient;
  out.seconds = quotient + unit.offsetSeconds;
  out.nanos = (lower - lowerQuotient * units) * unit.nanosPerUnit;
}

/** An interface's times, one after the other: most lie in the second of the one before, and then nothing is divided. */
export class InterfaceClock {
  readonly unit: TimeUnit;
  /** The count at which the second began that was told last, and that second; `low` is below 0 where it began before a carry. */
  #high = 0;
  #low = 0;
  #seconds: number;

  constructor(unit: TimeUnit) {
    this.unit = unit;
    this.#seconds = unit.offsetSeconds;
  }

  /** As {@link splitTime}. */
  split(high: number, low: number, out: TimeFields): void {
    const { unit } = this;
    const since = (high - this.#high) * 4294967296 + (low - this.#low);
    if (since >= 0 && since < unit.unitsPerSecond && unit.nanosPerUnit !== 0) {
      out.seconds = this.#seconds;
      out.nanos = since * unit.nanosPerUnit;
      return;
    }
    splitTime(high, low, unit, out);
    if (unit.nanosPerUnit === 0) return;
    this.#high = high;
    this.#low = low - out.nanos / unit.nanosPerUnit;
    this.#seconds = out.seconds;
  }
}

/** Powers of two and units under a nanosecond: rare, so the slow way is good enough. */
function splitExactly(high: number, low: number, unit: TimeUnit, out: TimeFields): void {
  const count = (BigInt(high) << 32n) | BigInt(low);
  out.seconds = Number(count / unit.exactUnits) + unit.offsetSeconds;
  out.nanos = Number(((count % unit.exactUnits) * 1_000_000_000n) / unit.exactUnits);
}
