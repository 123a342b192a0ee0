export { type Capture, type CaptureHost, type Follower, openCapture, type Window } from "./capture.ts";
export type { ConnectionPage, ConnectionQuery } from "./connections.ts";
