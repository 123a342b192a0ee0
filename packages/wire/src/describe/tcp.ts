import { u16 } from "../bytes.ts";
import { type DecodedFrame, FrameMark } from "../frame.ts";
import { hex } from "../text/hex.ts";
import { pseudoHeaderSum, sumWords } from "./checksum.ts";
import { bitField, type Header } from "./detail.ts";
import type { FieldName } from "./field-names.ts";
import { isReroutedIpv4, isReroutedIpv6 } from "./ipv6.ts";
import type { Phrase, PhraseName, Said } from "./phrases.ts";
import { describeOptions } from "./tcp-options.ts";

/** What the connection knows and one frame does not. */
export interface TcpContext {
  /** Shift from the sender's SYN (RFC 7323, 2.2), where the handshake was captured and both sides sent the option. */
  readonly windowScale?: number | undefined;
  /** Both ends agreed on accurate ECN (RFC 9768, 3.1): AE, CWR and ECE are one field then. */
  readonly accurateEcn?: boolean | undefined;
}

/** From the twelfth bit of the word on: bit, name, what it says when set. */
const FLAGS: readonly (readonly [mask: number, name: FieldName, words: PhraseName])[] = [
  [0x100, "AE", "flag-ae"],
  [0x080, "CWR", "flag-cwr"],
  [0x040, "ECE", "flag-ece"],
  [0x020, "URG", "flag-urg"],
  [0x010, "ACK", "flag-ack"],
  [0x008, "PSH", "flag-psh"],
  [0x004, "RST", "flag-rst"],
  [0x002, "SYN", "flag-syn"],
  [0x001, "FIN", "flag-fin"],
];

const ECN = 0x1c0;

/** A SYN negotiates ECN with these bits (RFC 3168, 6.1.1; RFC 9768, 3.1.1); only AccECN sets AE later. */
function ecnWords({ flags }: DecodedFrame, { accurateEcn }: TcpContext, words: PhraseName): PhraseName {
  if ((flags & 0x002) !== 0) return "flag-ecn-setup";
  return accurateEcn === true || (flags & 0x100) !== 0 ? "flag-ace" : words;
}

/** TCP's header (RFC 9293, section 3.1) field by field, placed in the standard's 32-bit rows. */
export function describeTcp(h: Header, frame: DecodedFrame, context: TcpContext): void {
  const { fields } = h;
  const put = (name: FieldName, bit: number, bits: number, value: Said, trouble?: Said): void => {
    fields.push(bitField(h, name, bit, bits, value, trouble));
  };
  put("source port", 0, 16, `${frame.sourcePort}`);
  put("destination port", 16, 16, `${frame.destinationPort}`);
  put("sequence number", 32, 32, `${frame.seq}`);
  put("acknowledgment number", 64, 32, `${frame.ack}`);
  put("data offset", 96, 4, ["named", frame.headerLength / 4, ["bytes", frame.headerLength]], offsetTrouble(frame));
  const reserved = frame.flags >> 9;
  put("reserved", 100, 3, `${reserved}`, reserved === 0 ? undefined : ["should-be-zero"]);
  for (const [i, [mask, name, words]] of FLAGS.entries()) {
    put(
      name,
      103 + i,
      1,
      (frame.flags & mask) !== 0 ? ["named", 1, [(mask & ECN) !== 0 ? ecnWords(frame, context, words) : words]] : "0",
    );
  }
  put("window", 112, 16, windowText(frame, context));
  if ((frame.marks & FrameMark.HEADER_CUT) !== 0) return;
  const checksum = checksumText(h, frame);
  put("checksum", 128, 16, checksum, checksum[0] === "incorrect" ? ["segment-sum-wrong"] : undefined);
  put("urgent pointer", 144, 16, `${frame.urgent}`);
  if (frame.headerLength > 20) describeOptions(h, frame);
}

function offsetTrouble(frame: DecodedFrame): Phrase | undefined {
  if (frame.headerLength < 20) return ["offset-under-5"];
  if (frame.headerLength > frame.segmentLength) return ["segment-has-only", frame.segmentLength];
  return undefined;
}

function windowText(frame: DecodedFrame, context: TcpContext): Said {
  const scale = context.windowScale;
  // The window of a SYN is never scaled (RFC 7323, 2.2).
  if (scale === undefined || scale === 0 || (frame.flags & 0x002) !== 0) return `${frame.window}`;
  const shift = Math.min(scale, 14);
  return ["window-scaled", frame.window, frame.window * 2 ** shift, 2 ** shift];
}

function checksumText(h: Header, frame: DecodedFrame): Phrase {
  const { bytes, tcpOffset, segmentLength } = frame;
  const value = u16(bytes, tcpOffset + 16);
  const shown = hex(value, 4);
  if ((frame.marks & FrameMark.FRAGMENT) !== 0) return ["not-verified-fragment", shown];
  const end = tcpOffset + segmentLength;
  if (end > h.end || end > bytes.length) return ["not-verified-cut", shown];
  const { sourceOffset, destinationOffset, ipVersion } = frame;
  const pseudo = pseudoHeaderSum(bytes, sourceOffset, destinationOffset, ipVersion, segmentLength);
  const before = sumWords(bytes, tcpOffset, tcpOffset + 16, pseudo);
  const expected = ~sumWords(bytes, tcpOffset + 18, end, before) & 0xffff;
  // 0x0000 and 0xffff are the same number to one's complement.
  if (value === expected || (value % 0xffff === 0 && expected % 0xffff === 0)) return ["correct", shown];
  if (value === pseudo) return ["offloaded-pseudo", shown];
  // It may have been made for another address than the last one that the route names now.
  const rerouted = ipVersion === 4 ? isReroutedIpv4 : isReroutedIpv6;
  if (rerouted(bytes, frame.ipOffset, tcpOffset)) return ["not-verified-routed", shown];
  return ["incorrect", shown, hex(expected, 4)];
}
