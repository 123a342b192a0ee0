import { type ErrorBody, errorBody } from "@tcp-ladder/protocol";
import type { Programs } from "../live/programs.ts";
import type { LiveSession } from "../live/session.ts";
import type { Sessions } from "../live/sessions.ts";
import type { DemoRun } from "../live-service.ts";
import { failure, type Outcome, success } from "../outcome.ts";
import { type ClosingWatch, openClosingWatch } from "./closing-watch.ts";
import type { DemoBoard } from "./demo-board.ts";
import { type DemoEnd, type DemoProcess, startDemoProcess } from "./demo-process.ts";
import { untilQuiet } from "./quiet-port.ts";
import { openTalk, type Talk } from "./talk.ts";

export interface DemoParts {
  readonly request: DemoRun;
  readonly sessions: Sessions;
  readonly programs: Programs;
  readonly abort: AbortSignal;
  readonly board: DemoBoard;
}

export interface RunningDemo {
  readonly capture: string;
  /** Every process is gone and the capture complete; the error where it did not go as it should. */
  readonly ended: Promise<ErrorBody | undefined>;
}

const LOOPBACK = { name: "lo", address: "127.0.0.1" } as const;

/** Until it listens: a program that takes longer than this does not work. */
const START_MS = 10_000;

/** The last segments are in the kernel when the client's close has returned; this is for a machine out of breath. */
const CLOSING_MS = 1000;

/**
 * The server first: once it listens the port is ours, and no other conversation can begin on it without it. Then those
 * that were under way are waited for; then the capture; the client when frames are being captured. So the first segment
 * that is captured is the client's SYN.
 */
export async function beginDemo(parts: DemoParts): Promise<Outcome<RunningDemo>> {
  const { request, sessions, programs, abort, board } = parts;
  const talk = openTalk(board);
  const port = ["--port", String(request.port)];
  const waits = ["--before", String(request.before), "--after", String(request.after)];
  const server = startDemoProcess([...programs.demoServer, ...port, ...waits], talk.hear);
  const refused = await listening(server, talk, abort);
  if (refused) {
    await server.stop();
    return { ok: false, error: refused };
  }
  const others = await untilQuiet(request.port, abort);
  if (others) {
    await server.stop();
    return { ok: false, error: others };
  }
  const watch = openClosingWatch();
  const filter = `tcp port ${request.port}`;
  const begun = await sessions.start({ interface: LOOPBACK.name, filter, records: (bytes) => watch.append(bytes) });
  if (!begun.ok || abort.aborted) {
    await server.stop();
    if (!begun.ok) return begun;
    await begun.value.stop();
    return failure("demo-failed", "The demo was stopped before it began.", "");
  }
  const session = begun.value;
  talk.fill(session);
  board.set({ state: "running", capture: session.file.id });
  const client = startDemoProcess([...programs.demoClient, LOOPBACK.address, ...port], talk.hear);
  return success({ capture: session.file.id, ended: converse({ server, client, session, talk, watch, abort }) });
}

interface Conversation {
  readonly server: DemoProcess;
  readonly client: DemoProcess;
  readonly session: LiveSession;
  readonly talk: Talk;
  readonly watch: ClosingWatch;
  readonly abort: AbortSignal;
}

async function converse({ server, client, session, talk, watch, abort }: Conversation): Promise<ErrorBody | undefined> {
  const asked = aborted(abort);
  const error = await Promise.race([
    asked.then(() => undefined),
    session.ended.then((trouble) => trouble ?? errorBody("capture-ended", "The demo's capture was stopped.")),
    server.ended.then((end) => talk.trouble ?? unexpected("server", end)),
    client.ended.then((end) => (end.status === 0 ? undefined : (talk.trouble ?? unexpected("client", end)))),
  ]);
  if (error === undefined && !abort.aborted && talk.client !== undefined) {
    await Promise.race([asked, watch.closed(talk.client), timeout(CLOSING_MS)]);
  }
  await Promise.all([client.stop(), server.stop()]);
  await session.stop();
  return error;
}

/** Undefined once the server listens; else why it does not. */
function listening(server: DemoProcess, talk: Talk, abort: AbortSignal): Promise<ErrorBody | undefined> {
  return Promise.race([
    talk.listens.then(() => undefined),
    server.ended.then((end) => talk.trouble ?? unexpected("server", end)),
    aborted(abort).then(() => errorBody("demo-failed", "The demo was stopped before it began.", "")),
    timeout(START_MS).then(() => errorBody("demo-failed", "The demo's server does not begin to listen.")),
  ]);
}

function unexpected(who: "server" | "client", { status, words }: DemoEnd): ErrorBody {
  const how = words === "" ? `exit status ${status}` : words;
  return errorBody("demo-failed", `The demo's ${who} ended before its time: ${how}.`);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function timeout(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
