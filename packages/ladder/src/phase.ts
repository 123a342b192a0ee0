import { clientState, serverState, TcpState } from "@tcp-ladder/flow";
import { isAck, isFin, isRst, isSyn, type Row } from "./row.ts";

/** By what an arrow is told apart: shape and weight as well as colour. */
export type RungKind = "syn" | "data" | "fin" | "rst" | "ack";
export type Phase = "opening" | "data" | "closing" | "closed" | "unknown";

const OPENING = bits(TcpState.LISTEN, TcpState.SYN_SENT, TcpState.SYN_RCVD);
const CLOSING = bits(
  TcpState.FIN_WAIT_1,
  TcpState.FIN_WAIT_2,
  TcpState.CLOSE_WAIT,
  TcpState.CLOSING,
  TcpState.LAST_ACK,
  TcpState.TIME_WAIT,
);

function bits(...states: TcpState[]): number {
  return states.reduce((all: number, state) => all | (1 << state), 0);
}

/** The phase that a state belongs to, for its band. */
export function statePhase(state: TcpState): Phase {
  const bit = 1 << state;
  if (state === TcpState.UNKNOWN) return "unknown";
  if (state === TcpState.ESTABLISHED) return "data";
  if (state === TcpState.CLOSED || state === TcpState.LISTEN) return "closed";
  return (bit & OPENING) !== 0 ? "opening" : "closing";
}

/** The phase that a segment belongs to, by what it carries and the states that it found. */
export function rowPhase(row: Row, statesBefore: number): Phase {
  const found = (1 << clientState(statesBefore)) | (1 << serverState(statesBefore));
  if (isSyn(row)) return "opening";
  if (row.payload > 0 && !isFin(row) && !isRst(row)) return "data";
  if ((found & OPENING) !== 0 && !isFin(row)) return "opening";
  // A FIN without ACK is dropped: it closes nothing (RFC 9293, section 3.10.7.4, fifth).
  if ((isFin(row) && isAck(row)) || isRst(row)) return "closing";
  if ((found & CLOSING) !== 0) return "closing";
  return "data";
}

/** What the arrow is drawn as: the rarest and most telling first. */
export function rowKind(row: Row): RungKind {
  if (isRst(row)) return "rst";
  if (isSyn(row)) return "syn";
  if (isFin(row)) return "fin";
  return row.payload > 0 ? "data" : "ack";
}
