import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LiveSession } from "../live/session.ts";
import type { Sessions } from "../live/sessions.ts";
import { success } from "../outcome.ts";
import { openDemoBoard } from "./demo-board.ts";
import type { DemoReport } from "./demo-report.ts";
import { untilQuiet } from "./quiet-port.ts";
import { beginDemo } from "./running-demo.ts";

const events: string[] = [];
const talking = vi.hoisted(() => ({ rows: [] as object[] }));

vi.mock("@tcp-ladder/demo", async (original) => ({
  ...(await original<typeof import("@tcp-ladder/demo")>()),
  conversationsOn: () => {
    events.push(talking.rows.length === 0 ? "port is quiet" : "somebody talks");
    return talking.rows;
  },
  owners: () => [{ pid: 4711, command: "demo-client", listens: false }],
}));
vi.mock("./demo-process.ts", () => ({
  startDemoProcess: ([program = ""]: readonly string[], hear: (report: DemoReport) => void) => {
    events.push(`${program} begins`);
    if (program === "server") {
      queueMicrotask(() => {
        events.push("server listens");
        hear({ type: "call", call: "listen", phase: "done" } as DemoReport);
      });
    }
    return { ended: new Promise(() => {}), stop: async () => {} };
  },
}));

beforeEach(() => {
  events.length = 0;
  talking.rows = [];
});
afterEach(() => vi.useRealTimers());

function begin(ready: Promise<void>) {
  const session = {
    file: { id: "0", addCalls: () => {} },
    ended: new Promise(() => {}),
    stop: async () => {},
  } as unknown as LiveSession;
  const sessions = {
    start: async () => {
      events.push("capture is opened");
      await ready;
      events.push("capture is ready");
      return success(session);
    },
  } as unknown as Sessions;
  return beginDemo({
    request: { before: 0, after: 0, port: 10_000 },
    sessions,
    programs: { captureChild: ["capture"], demoServer: ["server"], demoClient: ["client"] },
    abort: new AbortController().signal,
    board: openDemoBoard(),
  });
}

test("the client begins when the capture has said that it is ready, on a port where nobody else talks", async () => {
  let isReady = () => {};
  const begun = begin(
    new Promise((resolve) => {
      isReady = resolve;
    }),
  );
  await vi.waitUntil(() => events.includes("capture is opened"));
  // however long the capture takes, nobody connects
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(events).toEqual(["server begins", "server listens", "port is quiet", "capture is opened"]);
  isReady();
  expect(await begun).toMatchObject({ ok: true });
  expect(events.slice(4)).toEqual(["capture is ready", "client begins"]);
});

test("a conversation that ends is waited for; one that does not is named, and nothing is captured", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  talking.rows = [{}];
  const first = untilQuiet(10_000, new AbortController().signal);
  await vi.advanceTimersByTimeAsync(500);
  talking.rows = [];
  await vi.advanceTimersByTimeAsync(50);
  expect(await first).toBeUndefined();

  talking.rows = [{}];
  const second = begin(Promise.resolve());
  await vi.advanceTimersByTimeAsync(5000);
  expect(await second).toMatchObject({
    ok: false,
    error: { code: "port-taken", message: expect.stringContaining("pid 4711 (demo-client)") },
  });
  expect(events).not.toContain("capture is opened");
  expect(events).not.toContain("client begins");
});
