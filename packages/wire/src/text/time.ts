const SECONDS_PER_DAY = 86400;

let lastSecond = -1;
let lastText = "";

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

// "000." … "999.": six digits are two of these.
const thousandths: readonly string[] = Array.from({ length: 1000 }, (_, n) => `${n}`.padStart(3, "0"));

/**
 * Time of day in UTC, `14:52:19.772695`.
 *
 * @param seconds whole seconds since the epoch or since midnight; may be negative
 * @param nanos 0 … 999,999,999, or what a broken file gives
 * @param digits of the fraction: 6 or 9; what is cut off is not rounded
 */
export function formatTimeOfDay(seconds: number, nanos: number, digits: number): string {
  if (seconds !== lastSecond) {
    const ofDay = ((Math.floor(seconds) % SECONDS_PER_DAY) + SECONDS_PER_DAY) % SECONDS_PER_DAY;
    lastText = `${two(Math.floor(ofDay / 3600))}:${two(Math.floor(ofDay / 60) % 60)}:${two(ofDay % 60)}.`;
    lastSecond = seconds;
  }
  // A broken file's fraction is printed as tcpdump does: what is negative wraps around.
  const micros = nanos < 0 ? Math.trunc(nanos / 1000) >>> 0 : Math.floor(nanos / 1000);
  const high = Math.floor(micros / 1000);
  const fraction = (thousandths[high] ?? `${high}`) + (thousandths[micros - high * 1000] as string);
  if (digits !== 9) return lastText + fraction;
  return lastText + fraction + (thousandths[nanos < 0 ? 0 : nanos - micros * 1000] as string);
}
