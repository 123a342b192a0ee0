export { type Capture, type CaptureHost, type EngineStatus, openCapture, type Window } from "./capture.ts";
export type { ConnectionPage, ConnectionQuery } from "./connections.ts";
export type { Follower } from "./follow.ts";
export type { SeriesAnswer, SeriesQuery } from "./series/series.ts";
