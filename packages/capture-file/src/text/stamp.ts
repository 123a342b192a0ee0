/** A time as a line gives it: which of tcpdump's spellings it is, and its value. */
export interface Stamp {
  readonly kind: "time-of-day" | "epoch" | "date" | "none";
  readonly seconds: number;
  readonly nanos: number;
  /** A minus stood before it: a difference to something later (-ttt, -ttttt). */
  readonly negative: boolean;
  /** White space or a minus stood before it, as tcpdump writes before a difference (-ttt, -ttttt). */
  readonly indented: boolean;
}

export const NO_STAMP: Stamp = { kind: "none", seconds: 0, nanos: 0, negative: false, indented: false };

const CLOCK =
  /^(\s*)(?:\d+\s+)?(?:(\d{4})-(\d\d)-(\d\d)\s+|(\d\d)\/(\d\d)\/(\d{4})\s+)?(-?)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,9}))?\s/;
const EPOCH = /^(\s*)(?:\d+\s+)?(\d{1,10})\.(\d{6,9})\s/;

/** The time stamp that a line begins with, after its number where it has one (--number). */
export function stampOf(line: string): Stamp {
  const clock = CLOCK.exec(line);
  if (clock !== null) {
    const year = Number(clock[2] ?? clock[7] ?? 0);
    const days = year === 0 ? 0 : daysSinceEpoch(year, Number(clock[3] ?? clock[5]), Number(clock[4] ?? clock[6]));
    return {
      kind: year === 0 ? "time-of-day" : "date",
      seconds: days * 86400 + Number(clock[9]) * 3600 + Number(clock[10]) * 60 + Number(clock[11]),
      nanos: fraction(clock[12]),
      negative: clock[8] === "-",
      indented: clock[1] !== "" || clock[8] === "-",
    };
  }
  const epoch = EPOCH.exec(line);
  if (epoch === null) return NO_STAMP;
  return {
    kind: "epoch",
    seconds: Number(epoch[2]),
    nanos: fraction(epoch[3]),
    negative: false,
    indented: epoch[1] !== "",
  };
}

/** Nanoseconds of a decimal fraction. */
function fraction(digits = ""): number {
  return Number(digits.padEnd(9, "0"));
}

/** Days from 1970-01-01 in the Gregorian calendar; the date's time zone is not in the text, so it is taken as UTC. */
export function daysSinceEpoch(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}
