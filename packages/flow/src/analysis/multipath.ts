import { type DecodedFrame, OptionBit } from "@tcp-ladder/wire";
import { FIELD_MULTIPATH, SIDE_BIT_MULTIPATH_SHIFT, SIDE_BITS } from "../connection/layout.ts";
import type { RecordView } from "../table/records.ts";

const MPTCP_KIND = 30;

/** The MPTCP subtypes that a segment carries (RFC 8684, section 3), a bit for each; 0 without any. */
export function multipathSubtypes(frame: DecodedFrame): number {
  if ((frame.options & OptionBit.MPTCP) === 0) return 0;
  const { bytes } = frame;
  const end = Math.min(frame.tcpOffset + frame.headerLength, frame.end);
  let subtypes = 0;
  for (let at = frame.tcpOffset + 20; at + 2 < end; ) {
    const kind = bytes[at] as number;
    if (kind === 0) break;
    const length = kind === 1 ? 1 : (bytes[at + 1] as number);
    if (length === 0) break;
    if (kind === MPTCP_KIND) subtypes |= 1 << ((bytes[at + 2] as number) >>> 4);
    at += length;
  }
  return subtypes;
}

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
