import { TcpFlag } from "@tcp-ladder/wire";

/** Bits of Wireshark's tcp.completeness. */
const SYN_SENT = 1;
const SYN_ACK = 2;
const ACK = 4;
const DATA = 8;
const FIN = 16;
const RST = 32;

/** Adds what a segment shows of a connection's course. A first segment only tells a SYN. */
export function completenessWith(before: number, flags: number, payload: number, first: boolean): number {
  const opening = flags & (TcpFlag.SYN | TcpFlag.ACK);
  if (first) {
    if (opening !== TcpFlag.SYN) return before;
    return before | SYN_SENT | (payload > 0 ? DATA : 0);
  }
  let bits = before;
  if (opening === (TcpFlag.SYN | TcpFlag.ACK)) bits |= SYN_ACK;
  if (opening === TcpFlag.ACK) bits |= payload > 0 ? DATA : ACK;
  if ((flags & (TcpFlag.FIN | TcpFlag.ACK)) === (TcpFlag.FIN | TcpFlag.ACK)) bits |= FIN;
  if ((flags & TcpFlag.RST) !== 0) bits |= RST;
  return bits;
}
