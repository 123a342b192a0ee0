import {
  CONNECTION_BIT_BOTH_OPENED,
  CONNECTION_BIT_CLIENT_FIN_HELD,
  CONNECTION_BIT_CLIENT_RESET,
  CONNECTION_BIT_CLIENT_SPOKE,
  CONNECTION_BIT_SERVER_FIN_HELD,
  CONNECTION_BIT_SERVER_RESET,
  CONNECTION_BIT_SERVER_SPOKE,
  FIELD_BITS,
} from "../connection/layout.ts";
import type { RecordView } from "../table/records.ts";
import { Course } from "./ends.ts";

/** Bits of the record, and what they are called for a segment of the client and of the server. */
const KEPT = [
  [CONNECTION_BIT_CLIENT_SPOKE, Course.SENDER_SPOKE, Course.RECEIVER_SPOKE],
  [CONNECTION_BIT_SERVER_SPOKE, Course.RECEIVER_SPOKE, Course.SENDER_SPOKE],
  [CONNECTION_BIT_CLIENT_FIN_HELD, Course.SENDER_FIN_HELD, Course.RECEIVER_FIN_HELD],
  [CONNECTION_BIT_SERVER_FIN_HELD, Course.RECEIVER_FIN_HELD, Course.SENDER_FIN_HELD],
  [CONNECTION_BIT_BOTH_OPENED, Course.BOTH_OPENED, Course.BOTH_OPENED],
] as const;
const ALL = KEPT.reduce((bits, [bit]) => bits | bit, 0);

/** What a connection's record says of its course, from the view of who sends. */
export function courseOf(bits: number, fromServer: boolean): number {
  let course = 0;
  for (const [bit, ofClient, ofServer] of KEPT) if ((bits & bit) !== 0) course |= fromServer ? ofServer : ofClient;
  // A RST is noted in the record before the states are moved: here those before this segment count as well as its own.
  if ((bits & (CONNECTION_BIT_CLIENT_RESET | CONNECTION_BIT_SERVER_RESET)) !== 0) course |= Course.RESET;
  return course;
}

/** Writes it back. */
export function keepCourse(connection: RecordView, course: number, fromServer: boolean): void {
  const before = connection.get(FIELD_BITS);
  let bits = before & ~ALL;
  for (const [bit, ofClient, ofServer] of KEPT) if ((course & (fromServer ? ofServer : ofClient)) !== 0) bits |= bit;
  if (bits !== before) connection.set(FIELD_BITS, bits);
}
