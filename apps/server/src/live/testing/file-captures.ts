import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SocketCall } from "@tcp-ladder/flow";
import type { LiveAbout, LiveCaptureFile, LiveCaptures } from "../../captures/live-capture-file.ts";
import { success } from "../../outcome.ts";

/** What a session did to its capture. */
export interface FileCapture extends LiveCaptureFile {
  readonly path: string;
  readonly about: LiveAbout;
  readonly calls: SocketCall[];
  readonly notices: (string | undefined)[];
  readonly drops: { kernel: number; interface: number };
  readonly finished: boolean;
  readonly bytes: number;
  /** Microseconds from each frame's timestamp to its arrival here. */
  readonly delaysUs: number[];
  /** Resolves as soon as that is so; looked at with every change. */
  until(condition: (capture: FileCapture) => boolean): Promise<void>;
}

export interface FileCaptures extends LiveCaptures {
  readonly all: FileCapture[];
  remove(): void;
}

/** Captures as files alone, for tests that want to see what a session writes. */
export function openFileCaptures(): FileCaptures {
  const folder = mkdtempSync(join(tmpdir(), "tcp-ladder-live-"));
  const all: FileCapture[] = [];
  return {
    all,
    createLive(about) {
      const capture = fileCapture(String(all.length), join(folder, `${all.length}.pcap`), about);
      all.push(capture);
      return success(capture);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function fileCapture(id: string, path: string, about: LiveAbout): FileCapture {
  writeFileSync(path, "");
  const waiting = new Set<() => void>();
  const changed = () => {
    for (const look of waiting) look();
  };
  const capture = {
    id,
    path,
    about,
    calls: [] as SocketCall[],
    notices: [] as (string | undefined)[],
    drops: { kernel: 0, interface: 0 },
    finished: false,
    bytes: 0,
    delaysUs: [] as number[],
    append(chunk: Uint8Array) {
      const nowUs = (performance.timeOrigin + performance.now()) * 1000;
      const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      let at = capture.bytes === 0 ? 24 : 0;
      for (; at < chunk.length; at += 16 + view.getUint32(at + 8, true)) {
        capture.delaysUs.push(nowUs - (view.getUint32(at, true) * 1e6 + view.getUint32(at + 4, true)));
      }
      appendFileSync(path, chunk);
      capture.bytes += chunk.length;
      changed();
      return undefined;
    },
    addCalls(calls: readonly SocketCall[]) {
      capture.calls.push(...calls);
      changed();
    },
    setDrops(drops: { readonly kernel: number; readonly interface: number }) {
      capture.drops = drops;
      changed();
    },
    setNotice(notice: string | undefined) {
      capture.notices.push(notice);
      changed();
    },
    finish() {
      capture.finished = true;
      changed();
    },
    discard() {},
    until(condition: (capture: FileCapture) => boolean): Promise<void> {
      return new Promise((resolve) => {
        const look = () => {
          if (!condition(capture)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    },
  };
  return capture;
}
