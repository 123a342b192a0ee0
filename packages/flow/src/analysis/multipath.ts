import { FIELD_MULTIPATH, SIDE_BIT_MULTIPATH_SHIFT, SIDE_BITS } from "../connection/layout.ts";
import type { RecordView } from "../table/records.ts";

/** Beside the operations, a bit for each subtype from 0 to 7: the connection is known for one of MPTCP's. */
export const MULTIPATH_KNOWN = 0x100;

const OPERATIONS = 0xff;

/**
 * Whether the connection has learnt a new MPTCP operation since this side's last segment: its repeated ACK then
 * carries news on the other level, and is no duplicate (RFC 8684, section 4).
 */
export function carriesMultipathNews(connection: RecordView, sender: RecordView): boolean {
  const operations = connection.get(FIELD_MULTIPATH) & OPERATIONS;
  return operations !== sender.get(SIDE_BITS) >>> SIDE_BIT_MULTIPATH_SHIFT;
}

/** Remembers which operations were known when this side sent. */
export function rememberMultipath(connection: RecordView, sender: RecordView): void {
  const operations = connection.get(FIELD_MULTIPATH) & OPERATIONS;
  if (operations === 0) return;
  sender.set(SIDE_BITS, (sender.get(SIDE_BITS) & 0xffff) | (operations << SIDE_BIT_MULTIPATH_SHIFT));
}

/** Adds a segment's operations to the connection's, once one of them has made it known. */
export function takeOperations(connection: RecordView, operations: number): void {
  const known = connection.get(FIELD_MULTIPATH) | (operations & MULTIPATH_KNOWN);
  if (known !== 0) connection.set(FIELD_MULTIPATH, known | operations);
}
