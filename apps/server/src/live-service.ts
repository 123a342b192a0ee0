import type { DemoStatus, LiveAbility } from "@tcp-ladder/protocol";
import { errorBody } from "@tcp-ladder/protocol";
import type { Logger } from "pino";
import type { LiveCaptures } from "./captures/live-capture-file.ts";
import { failure, type Outcome } from "./outcome.ts";

export interface LiveStart {
  readonly interface: string;
  /** pcap-filter(7); empty for every TCP segment. */
  readonly filter: string;
}

export interface DemoRun {
  /** Seconds before the write, and before the close. */
  readonly before: number;
  readonly after: number;
  readonly port: number;
}

/** What the server asks of live capture and of the demo. Every failure is a value; nothing here throws or rejects. */
export interface LiveService {
  /** As it is now; cheap enough for every /healthz. */
  ability(): LiveAbility;
  /** Looks again (interfaces come and go), for a page that has just said hello. */
  refreshAbility(): Promise<LiveAbility>;
  /** Starts a session; its value is the capture's id, once the interface is open. */
  start(request: LiveStart): Promise<Outcome<string>>;
  /** Ends the session that fills this capture; done when its child is gone and the capture complete. */
  stop(capture: string): Promise<Outcome<undefined>>;
  /** Starts a session and the two demo programs; its value is the capture's id. */
  runDemo(request: DemoRun): Promise<Outcome<string>>;
  stopDemo(): Promise<Outcome<undefined>>;
  demo(): DemoStatus;
  /** Called whenever `demo()` has changed; returns how to stop listening. */
  onDemo(listener: (demo: DemoStatus) => void): () => void;
  /** Ends every child process, finishes every live capture. Resolves within half a second. */
  close(): Promise<void>;
}

/** What the server lends its live service. */
export interface LiveContext {
  readonly captures: LiveCaptures;
  /** The page's own port: its frames never enter a capture. Known once the server listens, which is before any call. */
  readonly ownPort: () => number;
  readonly log: Logger;
}

export type OpenLiveService = (context: LiveContext) => LiveService;

const IDLE: DemoStatus = { state: "idle", capture: undefined, output: "", error: undefined };

/** A server that cannot capture: everything else works, and each request is told why this one does not. */
export function noLiveService(message = "This server was started without live capture."): LiveService {
  const refused = failure("no-libpcap", message);
  const ability: LiveAbility = { possible: false, reason: errorBody("no-libpcap", message), interfaces: [] };
  return {
    ability: () => ability,
    refreshAbility: async () => ability,
    start: async () => refused,
    stop: async () => refused,
    runDemo: async () => refused,
    stopDemo: async () => refused,
    demo: () => IDLE,
    onDemo: () => () => {},
    close: async () => {},
  };
}
