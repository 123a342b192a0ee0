export type { AboutInterface, AboutSection, CaptureAbout, CaptureComment, ResolvedName } from "./about.ts";
export { type Batch, decodeBatch, encodeBatch } from "./batch.ts";
export type { DetailField, DetailLayer, MeasuredSegment, SegmentDetail } from "./detail.ts";
export { ERRORS, type ErrorBody, type ErrorCode, errorBody } from "./errors.ts";
export { type ExportedPart, exportFileName } from "./export-name.ts";
export type { Found } from "./found.ts";
export {
  CONNECTION_SORTS,
  COURSE_BINS,
  type ConnectionSort,
  CourseBit,
  type FilterTrouble,
  type FilterTroubleCode,
  type ListedConnection,
} from "./list.ts";
export { type ClientMessage, clientMessageSchema, type DemoStatus, type ServerMessage } from "./messages.ts";
export type { Overview } from "./overview.ts";
export {
  decodeSeries,
  encodeSeries,
  isSeries,
  type SackBlock,
  SERIES_COLUMNS,
  type Series,
  type SeriesColumnName,
  type SeriesColumns,
  type SeriesExtent,
  type Throughput,
} from "./series.ts";
export { socketCallSchema } from "./socket-call.ts";
export type { CaptureEntry, CaptureStatus, LiveAbility } from "./status.ts";
export { PROTOCOL_VERSION } from "./version.ts";
