import { isBeyond } from "./analysis/beyond.ts";
import { NO_ROW, RowMark } from "./columns.ts";
import type { Measures } from "./flow.ts";
import type { Checkpoint, Reach } from "./rows/checkpoints.ts";
import { sequenceLength } from "./segment.ts";
import { PAGE_MASK, type SegmentTable } from "./table/table.ts";

/** Sequence numbers of a side's SYN and FIN, which are no bytes; undefined where they were not captured. */
export interface NoBytes {
  readonly isn: number | undefined;
  readonly fin: number | undefined;
}

/** Walks from a checkpoint and measures `length` rows from index `from` on. */
export function measure(
  table: SegmentTable,
  start: Checkpoint,
  from: number,
  length: number,
  ends: { readonly client: NoBytes; readonly server: NoBytes },
): Measures {
  const rttNs = new Float64Array(length).fill(Number.NaN);
  const inFlight = new Float64Array(length);
  const client: Reach = { ...start.client };
  const server: Reach = { ...start.server };
  for (let { index, row } = start; index < from + length; index++, row = table.next(row)) {
    const page = table.pageOf(row);
    const i = row & PAGE_MASK;
    const fromServer = ((page.marks[i] as number) & RowMark.FROM_SERVER) !== 0;
    const sender = fromServer ? server : client;
    const receiver = fromServer ? client : server;
    const seq = page.seq[i] as number;
    const flags = page.flags[i] as number;
    advance(sender, seq, (seq + sequenceLength(page.payload[i] as number, flags)) | 0);
    if ((flags & 0x010) !== 0) acknowledge(sender, page.ack[i] as number);
    if (index < from) continue;
    inFlight[index - from] = unacknowledged(sender, receiver, seq, fromServer ? ends.server : ends.client);
    const acknowledged = page.acknowledges[i] as number;
    if (acknowledged !== NO_ROW) rttNs[index - from] = table.elapsed(acknowledged, row);
  }
  return { from, length, rttNs, inFlight };
}

function advance(side: Reach, seq: number, end: number): void {
  side.first ??= seq;
  if (side.end === undefined || isBeyond(end, side.end)) side.end = end;
}

function acknowledge(side: Reach, ack: number): void {
  if (side.ack === undefined || isBeyond(ack, side.ack)) side.ack = ack | 0;
}

/** Before the other side's first ACK, all that was sent is in flight. SYN and FIN have numbers, but are no bytes. */
function unacknowledged(sender: Reach, receiver: Reach, seq: number, { isn, fin }: NoBytes): number {
  const end = sender.end ?? seq;
  const begin = receiver.ack ?? sender.first ?? seq;
  let count = (end - begin) | 0;
  for (const number of [isn, fin]) {
    if (number !== undefined && ((number - begin) | 0) >= 0 && ((end - number) | 0) > 0) count--;
  }
  return Math.max(0, count);
}
