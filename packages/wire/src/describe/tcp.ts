import { u16 } from "../bytes.ts";
import { type DecodedFrame, FrameMark } from "../frame.ts";
import { hex } from "../text/hex.ts";
import { pseudoHeaderSum, sumWords } from "./checksum.ts";
import { bitField, type Header } from "./detail.ts";
import { isReroutedIpv4, isReroutedIpv6 } from "./ipv6.ts";
import { describeOptions } from "./tcp-options.ts";

/** What the connection knows and one frame does not. */
export interface TcpContext {
  /** Shift from the sender's SYN (RFC 7323, 2.2), where the handshake was captured and both sides sent the option. */
  readonly windowScale?: number | undefined;
}

/** From the twelfth bit of the word on: bit, name, what it says when set. */
const FLAGS: readonly (readonly [mask: number, name: string, words: string])[] = [
  [0x100, "AE", "accurate ECN"],
  [0x080, "CWR", "congestion window reduced"],
  [0x040, "ECE", "ECN echo"],
  [0x020, "URG", "urgent pointer field significant"],
  [0x010, "ACK", "acknowledgment field significant"],
  [0x008, "PSH", "push function"],
  [0x004, "RST", "reset the connection"],
  [0x002, "SYN", "synchronize sequence numbers"],
  [0x001, "FIN", "no more data from sender"],
];

/** TCP's header (RFC 9293, section 3.1) field by field, placed in the standard's 32-bit rows. */
export function describeTcp(h: Header, frame: DecodedFrame, context: TcpContext): void {
  const { fields } = h;
  const put = (name: string, bit: number, bits: number, value: string, trouble?: string): void => {
    fields.push(bitField(h, name, bit, bits, value, trouble));
  };
  put("source port", 0, 16, `${frame.sourcePort}`);
  put("destination port", 16, 16, `${frame.destinationPort}`);
  put("sequence number", 32, 32, `${frame.seq}`);
  put("acknowledgment number", 64, 32, `${frame.ack}`);
  put("data offset", 96, 4, `${frame.headerLength / 4} (${frame.headerLength} bytes)`, offsetTrouble(frame));
  const reserved = frame.flags >> 9;
  put("reserved", 100, 3, `${reserved}`, reserved === 0 ? undefined : "should be zero");
  for (const [i, [mask, name, words]] of FLAGS.entries()) {
    put(name, 103 + i, 1, (frame.flags & mask) !== 0 ? `1 (${words})` : "0");
  }
  put("window", 112, 16, windowText(frame, context));
  if ((frame.marks & FrameMark.HEADER_CUT) !== 0) return;
  const [checksum, trouble] = checksumText(h, frame);
  put("checksum", 128, 16, checksum, trouble);
  put("urgent pointer", 144, 16, `${frame.urgent}`);
  if (frame.headerLength > 20) describeOptions(h, frame);
}

function offsetTrouble(frame: DecodedFrame): string | undefined {
  if (frame.headerLength < 20) return "less than the 5 words of a header";
  if (frame.headerLength > frame.segmentLength) return `the segment has ${frame.segmentLength} bytes only`;
  return undefined;
}

function windowText(frame: DecodedFrame, context: TcpContext): string {
  const scale = context.windowScale;
  // The window of a SYN is never scaled (RFC 7323, 2.2).
  if (scale === undefined || scale === 0 || (frame.flags & 0x002) !== 0) return `${frame.window}`;
  const shift = Math.min(scale, 14);
  return `${frame.window} (${frame.window * 2 ** shift} bytes, scaled by ${2 ** shift})`;
}

/** The checksum in words, and what is wrong with it. */
function checksumText(h: Header, frame: DecodedFrame): readonly [string, string | undefined] {
  const { bytes, tcpOffset, segmentLength } = frame;
  const value = u16(bytes, tcpOffset + 16);
  const shown = hex(value, 4);
  if ((frame.marks & FrameMark.FRAGMENT) !== 0)
    return [`${shown} (not verified: the datagram is fragmented)`, undefined];
  const end = tcpOffset + segmentLength;
  if (end > h.end || end > bytes.length) return [`${shown} (not verified: frame cut short)`, undefined];
  const rerouted = frame.ipVersion === 4 ? isReroutedIpv4 : isReroutedIpv6;
  if (rerouted(bytes, frame.ipOffset, tcpOffset)) {
    return [`${shown} (not verified: the packet is still being routed by its source)`, undefined];
  }
  const { sourceOffset, destinationOffset, ipVersion } = frame;
  const pseudo = pseudoHeaderSum(bytes, sourceOffset, destinationOffset, ipVersion, segmentLength);
  const before = sumWords(bytes, tcpOffset, tcpOffset + 16, pseudo);
  const expected = ~sumWords(bytes, tcpOffset + 18, end, before) & 0xffff;
  // 0x0000 and 0xffff are the same number to one's complement.
  if (value === expected || (value % 0xffff === 0 && expected % 0xffff === 0)) return [`${shown} (correct)`, undefined];
  if (value === pseudo) return [`${shown} (offloaded: holds only the pseudo-header's sum)`, undefined];
  const text = `${shown} (incorrect, should be ${hex(expected, 4)})`;
  return [text, "the segment's bytes do not add up to the checksum"];
}
