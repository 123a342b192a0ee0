import { TcpFlag } from "@tcp-ladder/wire";

/** Bits of Wireshark's tcp.completeness. */
export const SYN_SENT = 1;
const SYN_ACK = 2;
export const COMPLETENESS_ACK = 4;
export const COMPLETENESS_DATA = 8;
const FIN = 16;
const RST = 32;

/**
 * Adds what a segment shows of a connection's course. A first segment only tells a SYN (but where ports are reused: there
 * Wireshark takes the SYN for granted and the segment for one of many).
 */
export function completenessWith(before: number, flags: number, payload: number, first: boolean): number {
  const opening = flags & (TcpFlag.SYN | TcpFlag.ACK);
  if (first) {
    if (opening !== TcpFlag.SYN) return before;
    return before | SYN_SENT | (payload > 0 ? COMPLETENESS_DATA : 0);
  }
  let bits = before;
  if (opening === (TcpFlag.SYN | TcpFlag.ACK)) bits |= SYN_ACK;
  if (opening === TcpFlag.ACK) bits |= payload > 0 ? COMPLETENESS_DATA : COMPLETENESS_ACK;
  if ((flags & (TcpFlag.FIN | TcpFlag.ACK)) === (TcpFlag.FIN | TcpFlag.ACK)) bits |= FIN;
  if ((flags & TcpFlag.RST) !== 0) bits |= RST;
  return bits;
}
