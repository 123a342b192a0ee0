import type { CaptureEntry } from "@tcp-ladder/protocol";
import type { CaptureMeta } from "./meta.ts";
import type { CaptureFacts, OpenCapture } from "./open-capture.ts";

/** A capture as the library holds it: where it lies, what is said of it, and its engine while one is open. */
export interface CaptureRecord {
  readonly id: string;
  readonly kind: CaptureEntry["kind"];
  readonly name: string;
  readonly createdMs: number;
  /** The file as it came. */
  path: string;
  /** The capture's own folder; undefined for samples and for files that stay where they are. */
  directory: string | undefined;
  /** What is beside it on disk, where it has a folder. */
  meta: CaptureMeta | undefined;
  bytes: number;
  /** Being uploaded or captured just now, by this server or by another one on the same folder. */
  growing: "loading" | "live" | undefined;
  opened: OpenCapture | undefined;
  /** What the sender of an upload calls it, once there is something in it to be looked at. */
  mark?: string | undefined;
}

export function entryOf(record: CaptureRecord): CaptureEntry {
  return {
    id: record.id,
    name: record.name,
    createdMs: record.createdMs,
    bytes: record.bytes,
    kind: record.kind,
    state: record.growing ?? "complete",
    ...(record.growing === "loading" && record.mark !== undefined && { mark: record.mark }),
  };
}

export function factsOf(record: CaptureRecord): CaptureFacts {
  const live = record.meta?.live;
  return {
    kind: record.kind,
    drops: record.meta?.drops ?? { kernel: 0, interface: 0 },
    live: live && { interface: live.interface, filter: live.filter, notice: live.notice },
  };
}
