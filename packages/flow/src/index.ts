export { type AgreedEcn, agreedEcn } from "./agreed-ecn.ts";
export type { SocketCall } from "./calls.ts";
export {
  type LentColumns,
  NO_ROW,
  NOTE_NAMES,
  Note,
  type NoteName,
  noteNames,
  RowMark,
  type SegmentColumns,
  TROUBLE_NOTES,
} from "./columns.ts";
export type { ConnectionCursor } from "./connection/cursor.ts";
export type { ConnectionSummary, Endpoint, Side, SideSummary, Timestamp } from "./connection.ts";
export { isDisproved } from "./disproved.ts";
export { endpointText, endpointWords } from "./endpoint.ts";
export { noteEvidence } from "./evidence/evidence.ts";
export type { Evidence, EvidenceKind, EvidenceValues, NoteEvidence } from "./evidence/kinds.ts";
export {
  type FrameThen,
  type SackHistory,
  type Sendings,
  type SentStretch,
  type Stretch,
  sendings,
} from "./evidence/sendings.ts";
export { Flight } from "./flight/flight.ts";
export { RunningFlights } from "./flight/running.ts";
export type {
  ConnectionFlow,
  Connections,
  ConnectionWindow,
  Flow,
  FrameCounters,
  FrameLocation,
  Measures,
  ReceivingFlow,
  SegmentLook,
} from "./flow.ts";
export { newColumns } from "./new-columns.ts";
export { openConnectionFlow, openFlow, openReceivingFlow } from "./open.ts";
export { BLOCK_WORDS } from "./relay/block.ts";
export { SegmentSender } from "./relay/sender.ts";
export { clientState, STATE_NAMES, type StateName, serverState, TcpState } from "./state.ts";
export { statesAtStart } from "./states/start.ts";
export { windowShift } from "./window-shift.ts";
