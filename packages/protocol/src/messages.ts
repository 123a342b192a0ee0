import type { Timestamp } from "@tcp-ladder/flow";
import * as z from "zod/mini";
import type { CaptureAbout } from "./about.ts";
import type { SegmentDetail } from "./detail.ts";
import type { ErrorBody } from "./errors.ts";
import type { Found } from "./found.ts";
import { CONNECTION_SORTS, type FilterTrouble, type ListedConnection } from "./list.ts";
import type { Overview } from "./overview.ts";
import type { CaptureEntry, CaptureStatus, LiveAbility } from "./status.ts";

const request = z.int().check(z.nonnegative());
const capture = z.string().check(z.maxLength(100));
const index = z.int().check(z.nonnegative());
/** Exact up to some 104 days; a clock that steps back makes times negative. */
const nanoseconds = z.number().check(z.minimum(-Number.MAX_SAFE_INTEGER), z.maximum(Number.MAX_SAFE_INTEGER));
const seconds = z.number().check(z.minimum(0), z.maximum(3600));

/** Everything a page may send. Requests carry a number that the answer repeats. */
export const clientMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), version: z.int() }),
  /** Status of a capture, now and whenever it changes, until unwatch. */
  z.object({ type: z.literal("watch"), request, capture }),
  z.object({ type: z.literal("unwatch"), capture }),
  z.object({
    type: z.literal("connections"),
    request,
    capture,
    from: index,
    count: z.int().check(z.minimum(1), z.maximum(1000)),
    sort: z.enum(CONNECTION_SORTS),
    descending: z.boolean(),
    filter: z.string().check(z.maxLength(1000)),
    /** With the course of each, for small pictures. */
    courses: z.optional(z.boolean()),
  }),
  /** Rows of a connection; answered by a binary batch. */
  z.object({
    type: z.literal("window"),
    request,
    capture,
    connection: index,
    from: index,
    count: z.int().check(z.minimum(1), z.maximum(5000)),
  }),
  /** The whole connection in bins, for the strip below the ladder. */
  z.object({
    type: z.literal("overview"),
    request,
    capture,
    connection: index,
    bins: z.int().check(z.minimum(1), z.maximum(8192)),
    by: z.enum(["index", "time"]),
    /** A part of the connection, as indexes, `end` not included; left out, all of it. */
    begin: z.optional(index),
    end: z.optional(index),
  }),
  /** The next segment of a connection that matches, from an index on, that one included, and going round at the end. */
  z.object({
    type: z.literal("find"),
    request,
    capture,
    connection: index,
    text: z.string().check(z.maxLength(200)),
    from: index,
    backwards: z.boolean(),
  }),
  /** What one end sent over a stretch of time, for the graphs; answered by a binary series. Times count from the first segment. */
  z.object({
    type: z.literal("series"),
    request,
    capture,
    connection: index,
    sender: z.enum(["client", "server"]),
    fromNs: nanoseconds,
    toNs: nanoseconds,
    points: z.int().check(z.minimum(1), z.maximum(8192)),
  }),
  /** The tail of a connection, or of whichever is newest, as it grows: binary batches until unfollow or another follow. */
  z.object({
    type: z.literal("follow"),
    request,
    capture,
    connection: z.union([index, z.literal("newest")]),
    count: z.int().check(z.minimum(1), z.maximum(5000)),
  }),
  z.object({ type: z.literal("unfollow") }),
  z.object({ type: z.literal("detail"), request, capture, row: index }),
  /** What the capture says of itself: comments, names, interfaces. */
  z.object({ type: z.literal("about"), request, capture }),
  z.object({
    type: z.literal("live-start"),
    request,
    interface: z.string().check(z.minLength(1), z.maxLength(64)),
    filter: z.string().check(z.maxLength(4096)),
  }),
  z.object({ type: z.literal("live-stop"), request, capture }),
  z.object({
    type: z.literal("demo-run"),
    request,
    before: seconds,
    after: seconds,
    port: z.int().check(z.minimum(1), z.maximum(65535)),
  }),
  z.object({ type: z.literal("demo-stop"), request }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

/** Everything a server sends as text; rows come as binary batches. */
export type ServerMessage =
  | {
      readonly type: "welcome";
      readonly version: number;
      readonly software: string;
      readonly live: LiveAbility;
      readonly maxUploadBytes: number;
      /** The server's clock, milliseconds since the epoch: a page may run where the time is another. */
      readonly timeMs?: number | undefined;
    }
  | { readonly type: "captures"; readonly captures: readonly CaptureEntry[] }
  | {
      readonly type: "status";
      readonly request?: number | undefined;
      readonly capture: string;
      readonly status: CaptureStatus;
    }
  | {
      readonly type: "connections";
      readonly request: number;
      readonly total: number;
      readonly matched: number;
      readonly connections: readonly ListedConnection[];
      /** Time of the capture's first segment; undefined where it has none. */
      readonly began?: Timestamp | undefined;
      /** The filter could not be understood; the list is then the unfiltered one. */
      readonly trouble?: FilterTrouble | undefined;
    }
  | { readonly type: "overview"; readonly request: number; readonly overview: Overview }
  | { readonly type: "found"; readonly request: number; readonly found: Found }
  | { readonly type: "detail"; readonly request: number; readonly detail: SegmentDetail }
  | { readonly type: "about"; readonly request: number; readonly about: CaptureAbout }
  /** A request that has no other answer was carried out; `capture` where it made one. */
  | { readonly type: "done"; readonly request: number; readonly capture?: string | undefined }
  | { readonly type: "demo"; readonly demo: DemoStatus }
  | { readonly type: "error"; readonly request?: number | undefined; readonly error: ErrorBody };

export interface DemoStatus {
  readonly state: "idle" | "starting" | "running" | "finished" | "failed";
  /** The capture it is drawn in. */
  readonly capture: string | undefined;
  /** What the client read: the 26 bytes as text. */
  readonly output: string;
  readonly error: ErrorBody | undefined;
}
