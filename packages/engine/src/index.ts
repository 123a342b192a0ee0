export { type Capture, type CaptureHost, openCapture } from "./capture.ts";
export type { ConnectionPage, ConnectionQuery } from "./connections.ts";
export { filterTrouble } from "./filter/match.ts";
export type { Follower } from "./follow.ts";
export { measuredSegment } from "./measured.ts";
export type { SeriesAnswer, SeriesQuery } from "./series/series.ts";
export type { EngineStatus } from "./status.ts";
export { type OpenSurvey, openSurvey } from "./survey/open-survey.ts";
export {
  openSurveyReceiver,
  openSurveySender,
  type SurveyReceiver,
  type SurveySender,
} from "./survey/relay.ts";
export type { Matching, Survey } from "./survey/survey.ts";
export type { Window } from "./window.ts";
