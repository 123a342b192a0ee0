import type { FrameRecord } from "@tcp-ladder/capture-file";
import { decodeFrame, newDecodedFrame, TcpFlag } from "@tcp-ladder/wire";

const SACK = 5;

/** Left and right edges of a segment's SACK blocks, absolute, in their order (RFC 2018, section 3). */
export function sackEdges(record: FrameRecord): number[] {
  const decoded = newDecodedFrame();
  decodeFrame(record.bytes, record.start, record.end, record.originalLength, record.linkType, decoded);
  const { bytes, tcpOffset, headerLength, flags } = decoded;
  if ((flags & TcpFlag.ACK) === 0) return [];
  const end = Math.min(tcpOffset + headerLength, record.end);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const edges: number[] = [];
  for (let at = tcpOffset + 20; at + 1 < end; ) {
    const kind = view.getUint8(at);
    if (kind === 0) break;
    if (kind === 1) {
      at++;
      continue;
    }
    const length = view.getUint8(at + 1);
    if (length < 2 || at + length > end) break;
    if (kind === SACK) {
      for (let block = at + 2; block + 8 <= at + length; block += 8) {
        edges.push(view.getUint32(block), view.getUint32(block + 4));
      }
    }
    at += length;
  }
  return edges;
}
