import { FIELD_MULTIPATH, SIDE_BIT_MULTIPATH_SHIFT, SIDE_BITS } from "../connection/layout.ts";
import type { RecordView } from "../table/records.ts";

/**
 * Whether the connection has learnt a new MPTCP operation since this side's last segment: its repeated ACK then
 * carries news on the other level, and is no duplicate (RFC 8684, section 4).
 */
export function carriesMultipathNews(connection: RecordView, sender: RecordView): boolean {
  const operations = connection.get(FIELD_MULTIPATH);
  return operations !== 0 && operations !== sender.get(SIDE_BITS) >>> SIDE_BIT_MULTIPATH_SHIFT;
}

/** Remembers which operations were known when this side sent. */
export function rememberMultipath(connection: RecordView, sender: RecordView): void {
  const operations = connection.get(FIELD_MULTIPATH);
  if (operations === 0) return;
  sender.set(SIDE_BITS, (sender.get(SIDE_BITS) & 0xffff) | (operations << SIDE_BIT_MULTIPATH_SHIFT));
}
