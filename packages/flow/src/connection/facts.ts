import { TcpFlag } from "@tcp-ladder/wire";
import { RowMark } from "../columns.ts";
import type { Segment } from "../segment.ts";
import { TcpState } from "../state.ts";
import { type Ends, transition } from "../states/transition.ts";
import type { RecordView } from "../table/records.ts";
import { ConnectionBit, Field, SideBit, SideField } from "./layout.ts";

const ends: Ends = { sender: TcpState.UNKNOWN, receiver: TcpState.UNKNOWN };

/** States before the first segment: a SYN finds nobody and a listener; without one nothing is known. */
export function statesBefore(firstFlags: number): number {
  if ((firstFlags & TcpFlag.SYN) === 0) return TcpState.UNKNOWN | (TcpState.UNKNOWN << 4);
  const client = (firstFlags & TcpFlag.ACK) === 0 ? TcpState.CLOSED : TcpState.SYN_SENT;
  return client | (TcpState.LISTEN << 4);
}

/** Counts a segment, keeps J, K, M and N, and moves the states. Returns the states, packed as the table has them. */
export function takeFacts(segment: Segment, connection: RecordView, sender: RecordView, receiver: RecordView): number {
  count(segment, sender);
  keepNumbers(segment, connection, sender);
  return moveStates(segment, connection, receiver);
}

function count(segment: Segment, sender: RecordView): void {
  sender.increment(SideField.SEGMENTS);
  const low = (sender.get(SideField.BYTES_LOW) >>> 0) + segment.payload;
  sender.set(SideField.BYTES_LOW, low);
  if (low > 0xffff_ffff) sender.increment(SideField.BYTES_HIGH);
}

function keepNumbers(segment: Segment, connection: RecordView, sender: RecordView): void {
  const { flags, seq, ack } = segment;
  let bits = sender.get(SideField.BITS);
  if ((flags & TcpFlag.ACK) !== 0) {
    if ((bits & SideBit.MAX_ACK) === 0 || ((ack - sender.get(SideField.MAX_ACK)) | 0) > 0) {
      bits |= SideBit.MAX_ACK;
      sender.set(SideField.MAX_ACK, ack);
      segment.marks |= RowMark.ACK_ADVANCES;
    }
  }
  if ((flags & (TcpFlag.SYN | TcpFlag.FIN | TcpFlag.RST)) !== 0) {
    if ((flags & TcpFlag.SYN) !== 0 && (bits & SideBit.ISN) === 0) {
      bits |= SideBit.ISN;
      sender.set(SideField.ISN, seq);
    }
    let course = connection.get(Field.BITS);
    if ((flags & TcpFlag.FIN) !== 0 && (bits & SideBit.FIN) === 0) {
      bits |= SideBit.FIN;
      sender.set(SideField.FIN, (seq + segment.payload) | 0);
      if ((course & (ConnectionBit.CLIENT_FIN_FIRST | ConnectionBit.SERVER_FIN_FIRST)) === 0) {
        course |= segment.fromServer ? ConnectionBit.SERVER_FIN_FIRST : ConnectionBit.CLIENT_FIN_FIRST;
      }
    }
    if ((flags & TcpFlag.RST) !== 0 && (course & (ConnectionBit.CLIENT_RESET | ConnectionBit.SERVER_RESET)) === 0) {
      course |= segment.fromServer ? ConnectionBit.SERVER_RESET : ConnectionBit.CLIENT_RESET;
    }
    connection.set(Field.BITS, course);
  }
  sender.set(SideField.BITS, bits);
}

function moveStates(segment: Segment, connection: RecordView, receiver: RecordView): number {
  const bits = connection.get(Field.BITS);
  const states = (bits >>> ConnectionBit.STATES_SHIFT) & 0xff;
  const shift = segment.fromServer ? 4 : 0;
  ends.sender = ((states >>> shift) & 0x0f) as TcpState;
  ends.receiver = ((states >>> (4 - shift)) & 0x0f) as TcpState;
  transition(segment, receiver, ends);
  const after = (ends.sender << shift) | (ends.receiver << (4 - shift));
  if (after !== states) setStates(connection, after);
  if (
    !segment.fromServer &&
    (segment.flags & (TcpFlag.ACK | TcpFlag.RST)) === TcpFlag.ACK &&
    (bits & ConnectionBit.SERVER_SYN_ACKED) === 0 &&
    (receiver.get(SideField.BITS) & SideBit.ISN) !== 0 &&
    ((segment.ack - receiver.get(SideField.ISN)) | 0) > 0
  ) {
    connection.set(Field.BITS, connection.get(Field.BITS) | ConnectionBit.SERVER_SYN_ACKED);
  }
  return after;
}

export function setStates(connection: RecordView, states: number): void {
  const bits = connection.get(Field.BITS) & ~(0xff << ConnectionBit.STATES_SHIFT);
  connection.set(Field.BITS, bits | (states << ConnectionBit.STATES_SHIFT));
}

/** States before any segment of the connection, for a record that is still blank. */
export function beginStates(connection: RecordView, firstFlags: number): void {
  setStates(connection, statesBefore(firstFlags));
}
