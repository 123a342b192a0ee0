import {
  CONNECTION_BIT_CLIENT_RESET,
  CONNECTION_BIT_CLIENT_SPOKE,
  CONNECTION_BIT_SERVER_RESET,
  FIELD_BITS,
} from "../connection/layout.ts";
import type { RecordView } from "../table/records.ts";
import { Course } from "./ends.ts";

/** The record keeps {@link Course} but its last bit as it looks from the client, from this bit on. */
const SHIFT = 31 - Math.clz32(CONNECTION_BIT_CLIENT_SPOKE);
const KEPT = 0x1f;
/** Bits of sender and receiver stand side by side, so that the other view is found without a loop. */
const SENDERS = Course.SENDER_SPOKE | Course.SENDER_FIN_HELD;
const RECEIVERS = SENDERS << 1;

/** What a connection's record says of its course, from the view of who sends. */
export function courseOf(bits: number, fromServer: boolean): number {
  const course = (bits >>> SHIFT) & KEPT;
  // A RST is noted in the record before the states are moved: here those before this segment count as well as its own.
  const reset = (bits & (CONNECTION_BIT_CLIENT_RESET | CONNECTION_BIT_SERVER_RESET)) === 0 ? 0 : Course.RESET;
  return (fromServer ? swapped(course) : course) | reset;
}

/** Writes it back. */
export function keepCourse(connection: RecordView, course: number, fromServer: boolean): void {
  const before = connection.get(FIELD_BITS);
  const kept = (fromServer ? swapped(course) : course) & KEPT;
  const bits = (before & ~(KEPT << SHIFT)) | (kept << SHIFT);
  if (bits !== before) connection.set(FIELD_BITS, bits);
}

function swapped(course: number): number {
  return ((course & SENDERS) << 1) | ((course & RECEIVERS) >>> 1) | (course & ~(SENDERS | RECEIVERS));
}
