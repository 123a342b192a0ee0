export { type Batch, decodeBatch, encodeBatch } from "./batch.ts";
export type { DetailField, DetailLayer, SegmentDetail } from "./detail.ts";
export { ERRORS, type ErrorBody, type ErrorCode, errorBody } from "./errors.ts";
export { type ClientMessage, clientMessageSchema, type DemoStatus, type ServerMessage } from "./messages.ts";
export type { Overview } from "./overview.ts";
export type { CaptureEntry, CaptureStatus, LiveAbility } from "./status.ts";
export { PROTOCOL_VERSION } from "./version.ts";
