import { u16 } from "../bytes.ts";
import { TcpFlag } from "../flags.ts";
import { type DecodedFrame, FrameMark } from "../frame.ts";
import { cachedAddress, cachedPort } from "./address-cache.ts";
import { tcpdumpFlags } from "./flags.ts";
import { optionsAndLength } from "./options.ts";
import { formatTimeOfDay } from "./time.ts";

/** Host and port names that stand in for numbers, as a text capture had them. Undefined where it had numbers. */
export interface LineNames {
  readonly sourceHost: string | undefined;
  readonly sourcePort: string | undefined;
  readonly destinationHost: string | undefined;
  readonly destinationPort: string | undefined;
}

const WITH_SEQ = TcpFlag.SYN | TcpFlag.FIN | TcpFlag.RST;

/**
 * The line that `tcpdump -nn -S` 4.99.3 prints for a segment, up to and including `length N`, the time of day in UTC.
 * Headers outside the segment's own IP header (tags, tunnels) are left out.
 *
 * @param frame decoded, SEGMENT
 * @param seconds since the epoch, or since midnight
 * @param nanos 0 … 999,999,999; what a broken file gives beyond it stands as it is
 * @param precision digits of the fraction, 6 (tcpdump's default for every file) or 9
 * @param names what to print in place of numbers
 */
export function formatTcpdumpLine(
  frame: DecodedFrame,
  seconds: number,
  nanos: number,
  precision: number,
  names?: LineNames,
): string {
  const { bytes, ipVersion, tcpOffset, headerLength, flags } = frame;
  const source = names?.sourceHost ?? cachedAddress(bytes, frame.sourceOffset, ipVersion);
  const sourcePort = names?.sourcePort === undefined ? cachedPort(frame.sourcePort) : `.${names.sourcePort}`;
  const destination = names?.destinationHost ?? cachedAddress(bytes, headerDestination(frame), ipVersion);
  const destinationPort =
    names?.destinationPort === undefined ? cachedPort(frame.destinationPort) : `.${names.destinationPort}`;

  const claimed = claimedLength(frame);
  const lacking = claimed - frame.segmentLength;
  let line = formatTimeOfDay(seconds, nanos, precision) + (ipVersion === 6 ? " IP6 " : " IP ");
  if (lacking > 0) {
    line += ipVersion === 6 ? `truncated-ip6 - ${lacking} bytes missing!` : `truncated-ip - ${lacking} bytes missing! `;
  }
  line += `${source}${sourcePort} > ${destination}${destinationPort}: `;
  if ((frame.marks & FrameMark.HEADER_CUT) !== 0) return `${line} [|tcp]`;
  if (headerLength < 20) {
    const beyond = (claimed - headerLength) >>> 0;
    return `${line} tcp ${beyond} [bad hdr length ${headerLength} - too short, < 20]`;
  }
  line += `Flags [${tcpdumpFlags(flags)}]`;
  if (headerLength > claimed) return `${line} [bad hdr length ${headerLength} - too long, > ${claimed}]`;

  const length = claimed - headerLength;
  if (length > 0) line += `, seq ${frame.seq}:${(frame.seq + length) >>> 0}`;
  else if ((flags & WITH_SEQ) !== 0) line += `, seq ${frame.seq}`;
  if ((flags & TcpFlag.ACK) !== 0) line += `, ack ${frame.ack}`;
  line += `, win ${frame.window}`;
  if ((flags & TcpFlag.URG) !== 0) line += `, urg ${frame.urgent}`;
  if (headerLength === 20) return `${line}, length ${length}`;
  const end = Math.min(frame.end, tcpOffset + claimed);
  return line + optionsAndLength(bytes, tcpOffset + 20, headerLength - 20, end, flags, length);
}

/** What the IP header itself has: on a source route that is the next hop, and not the connection's end. */
function headerDestination({ ipVersion, ipOffset }: DecodedFrame): number {
  return ipVersion === 4 ? ipOffset + 16 : ipOffset + 24;
}

/** The segment's length as its IP header claims it, which may be more than the frame had room for. */
function claimedLength(frame: DecodedFrame): number {
  const { bytes, ipOffset, tcpOffset } = frame;
  if (frame.ipVersion === 4) {
    const total = u16(bytes, ipOffset + 2);
    return total === 0 ? frame.segmentLength : total - (tcpOffset - ipOffset);
  }
  const payload = u16(bytes, ipOffset + 4);
  return payload === 0 ? frame.segmentLength : payload - (tcpOffset - ipOffset - 40);
}
