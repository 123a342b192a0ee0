export type { SocketCall } from "./calls.ts";
export { NO_ROW, NOTE_NAMES, Note, type NoteName, noteNames, RowMark, type SegmentColumns } from "./columns.ts";
export type { ConnectionSummary, Endpoint, Side, SideSummary, Timestamp } from "./connection.ts";
export { endpointText } from "./endpoint.ts";
export {
  type ConnectionWindow,
  type Flow,
  type FrameCounters,
  type FrameLocation,
  openFlow,
} from "./flow.ts";
export { clientState, STATE_NAMES, type StateName, serverState, TcpState } from "./state.ts";
