import { type ByteSource, endWithinSnapLength, type FrameRecord } from "@tcp-ladder/capture-file";
import { type AgreedEcn, agreedEcn, type Flow, noteEvidence, RowMark, windowShift } from "@tcp-ladder/flow";
import type { MeasuredSegment, SegmentDetail } from "@tcp-ladder/protocol";
import {
  decodeFrame,
  describeFrame,
  FrameMark,
  formatTcpdumpLine,
  newDecodedFrame,
  type TcpContext,
} from "@tcp-ladder/wire";
import { measuredSegment } from "./measured.ts";
import type { CaptureParts } from "./parts.ts";
import { sackHistory } from "./sack-history.ts";

/** Segments between two pauses, so that others are served while a long connection is gone through the first time. */
const SHARE = 32_768;

/** Decodes a segment's frame again, for the one who looks at it. Throws a RangeError for a row that is none. */
export async function segmentDetail(
  parts: CaptureParts,
  source: ByteSource,
  row: number,
  pause?: () => Promise<void>,
): Promise<SegmentDetail> {
  const { flow, reader } = parts;
  const { frame, location } = flow.locate(row);
  const record = await reader.frameAt(location, frame, source);
  const { bytes, start, end, originalLength, linkType, checkLength } = record;
  const connection = flow.rows(row, 1).connection[0] as number;
  const ecn = agreedEcn(flow, connection);
  const measured = await measuredOf(flow, connection, row, pause);
  const context = contextOf(flow, connection, row, ecn);
  const layers = describeFrame(bytes, start, end, originalLength, linkType, context, checkLength);
  const tcpdump = tcpdumpLine(record);
  const hex = hexOf(bytes.subarray(start, end));
  const sack = await sackHistory(parts, source, row, layers);
  return {
    row,
    frame,
    connection,
    time: `${record.seconds}.${String(record.nanos).padStart(9, "0")}`,
    tcpdump,
    layers,
    hex,
    originalLength,
    fromText: (record.marks & FrameMark.FROM_TEXT) !== 0,
    evidence: noteEvidence(flow, row),
    measured,
    ...(ecn !== undefined && { ecn }),
    ...(sack !== undefined && { sack }),
    ...(record.comments !== undefined && { comments: record.comments }),
  };
}

/** As tcpdump sees the frame: cut at the file's snap length, and with no notice of a declared check sequence. */
function tcpdumpLine(record: FrameRecord): string {
  const decoded = newDecodedFrame();
  decodeFrame(record.bytes, record.start, endWithinSnapLength(record), record.originalLength, record.linkType, decoded);
  return formatTcpdumpLine(decoded, record.seconds, record.nanos, 6, record.names);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += HEX[byte];
  return text;
}

async function measuredOf(
  flow: Flow,
  connection: number,
  row: number,
  pause?: () => Promise<void>,
): Promise<MeasuredSegment> {
  const index = flow.indexInConnection(row);
  // The flow goes through a connection once, and remembers its way.
  for (let at = SHARE; pause !== undefined && at < index; at += SHARE) {
    flow.measures(connection, at, 1);
    await pause();
  }
  const { inFlight } = flow.measures(connection, index, 1);
  return measuredSegment(flow, row, flow.rows(row, 1).acknowledges[0] as number, inFlight[0] as number);
}

/** What the connection tells of the segment's header. */
function contextOf(flow: Flow, connection: number, row: number, ecn: AgreedEcn | undefined): TcpContext {
  const fromServer = ((flow.rows(row, 1).marks[0] as number) & RowMark.FROM_SERVER) !== 0;
  return {
    windowScale: windowShift(flow.connection(connection), fromServer ? "server" : "client"),
    accurateEcn: ecn === "accurate",
  };
}
