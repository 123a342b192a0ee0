import type { ErrorBody } from "@tcp-ladder/protocol";

/** What a live capture says of itself besides its counters. */

export function downNotice(device: string, since: Date): string {
  return `${device} went down at ${timeOfDay(since)}. Capturing goes on as soon as it is up again.`;
}

export function againNotice(device: string, since: Date, until: Date): string {
  return `${device} went down at ${timeOfDay(since)}; capturing again since ${timeOfDay(until)}.`;
}

export function cutNotice(): string {
  return "The capture was ended before the last frames had come: some may be missing at its end.";
}

export function endedNotice({ message, remedy }: ErrorBody): string {
  return `${message} ${remedy}`;
}

/** For the one who asks for the very frames that are left out; undefined for anyone else. */
export function ownPortNotice(filter: string, ownPort: number): string | undefined {
  const asked = new RegExp(String.raw`\b${ownPort}\b`).test(filter);
  return asked ? `Port ${ownPort} is this page's own: its frames are never captured.` : undefined;
}

/** Local time, `14:03:22`. */
function timeOfDay(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, "0")).join(":");
}
