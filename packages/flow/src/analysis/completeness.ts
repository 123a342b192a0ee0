import { TcpFlag } from "@tcp-ladder/wire";

/** Bits of Wireshark's tcp.completeness. */
export const SYN_SENT = 1;
const SYN_ACK = 2;
export const COMPLETENESS_ACK = 4;
export const COMPLETENESS_DATA = 8;
const FIN = 16;
const RST = 32;

/**
 * Adds what a segment shows of a connection's course, as Wireshark has it once it has been through a capture twice: of a
 * connection's only segment it counts no more than a SYN.
 *
 * @param first it is the connection's first segment
 * @param alone and so far its only one
 */
export function completenessWith(
  before: number,
  flags: number,
  payload: number,
  first: boolean,
  alone: boolean,
): number {
  const opening = flags & (TcpFlag.SYN | TcpFlag.ACK);
  if (first && opening === TcpFlag.SYN) return before | SYN_SENT | (payload > 0 ? COMPLETENESS_DATA : 0);
  if (alone) return before;
  let bits = before;
  if (opening === (TcpFlag.SYN | TcpFlag.ACK)) bits |= SYN_ACK;
  if (opening === TcpFlag.ACK) bits |= payload > 0 ? COMPLETENESS_DATA : COMPLETENESS_ACK;
  if ((flags & (TcpFlag.FIN | TcpFlag.ACK)) === (TcpFlag.FIN | TcpFlag.ACK)) bits |= FIN;
  if ((flags & TcpFlag.RST) !== 0) bits |= RST;
  return bits;
}
