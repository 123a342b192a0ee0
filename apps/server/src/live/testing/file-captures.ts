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
  /** TCP payload bytes of each frame that has arrived here. */
  readonly payloads: number[];
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
    payloads: [] as number[],
    append(chunk: Uint8Array) {
      const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      let at = capture.bytes === 0 ? 24 : 0;
      for (; at < chunk.length; at += 16 + view.getUint32(at + 8, true)) {
        capture.payloads.push(payloadOf(view, at + 16));
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

/** Of a TCP segment over IPv4 in an Ethernet frame, as loopback has them; 0 for anything else. */
function payloadOf(view: DataView, frame: number): number {
  const ip = frame + 14;
  if (frame + 54 > view.byteLength || view.getUint16(frame + 12) !== 0x0800 || view.getUint8(ip + 9) !== 6) return 0;
  const header = (view.getUint8(ip) & 0x0f) * 4;
  return view.getUint16(ip + 2) - header - (view.getUint8(ip + header + 12) >> 4) * 4;
}
