import type { CaptureStatus } from "@tcp-ladder/protocol";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CaptureListener, OpenCapture } from "../captures/open-capture.ts";
import type { Lease } from "../captures/shelf.ts";
import { startFollowing } from "./following.ts";
import type { Outlet } from "./outlet.ts";
import { Watches } from "./watches.ts";

/** How news of a growing capture leave: their order and their number, on a clock that the test turns. */

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "clearImmediate", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A capture that says it has changed, and has a row for each time it did. */
function openGrowing() {
  const listeners = new Set<CaptureListener>();
  let rows = 0;
  let told = 0;
  const capture = {
    engine: {
      follow: () => ({
        next: () => {
          if (told === rows) return undefined;
          const from = told;
          told = rows;
          return { from, columns: { length: rows - from } };
        },
      }),
    },
    status: () => ({ segments: rows }) as unknown as CaptureStatus,
    listen(listener: CaptureListener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as OpenCapture;
  const release = vi.fn();
  return {
    lease: { capture, release } satisfies Lease,
    release,
    listeners,
    grow: () => {
      rows++;
      for (const listener of listeners) listener.changed();
    },
  };
}

function openOutlet() {
  const again: (() => void)[] = [];
  const outlet = { behind: false, sent: [] as unknown[], bytes: 0 };
  return Object.assign(outlet, {
    again,
    as: {
      send: (message: unknown) => outlet.sent.push(message),
      sendBytes: () => {
        outlet.bytes++;
      },
      ready: (then: () => void) => {
        if (outlet.behind) again.push(then);
        return !outlet.behind;
      },
      error: () => {},
    } as unknown as Outlet,
  });
}

vi.mock("@tcp-ladder/protocol", async (original) => ({
  ...(await original<typeof import("@tcp-ladder/protocol")>()),
  encodeBatch: () => new Uint8Array(0),
}));

const FOLLOW = { request: 1, capture: "c", connection: "newest", count: 100 } as const;

describe("rows that are followed", () => {
  test("leave in the same turn of the event loop when nothing left just before: no timer is waited for", () => {
    const growing = openGrowing();
    const outlet = openOutlet();
    startFollowing(outlet.as, growing.lease, FOLLOW);
    vi.advanceTimersByTime(1000);
    growing.grow();
    vi.advanceTimersByTime(0);
    expect(outlet.bytes).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("leave together where they come within 8 ms, the last of them too", () => {
    const growing = openGrowing();
    const outlet = openOutlet();
    startFollowing(outlet.as, growing.lease, FOLLOW);
    vi.advanceTimersByTime(1000);
    for (let i = 0; i < 80; i++) {
      growing.grow();
      vi.advanceTimersByTime(1);
    }
    expect(outlet.bytes).toBeGreaterThanOrEqual(10);
    expect(outlet.bytes).toBeLessThanOrEqual(11);
    vi.advanceTimersByTime(8);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("wait for a page that is behind, and leave as soon as it has read", () => {
    const growing = openGrowing();
    const outlet = openOutlet();
    const stop = startFollowing(outlet.as, growing.lease, FOLLOW);
    vi.advanceTimersByTime(1000);
    outlet.behind = true;
    growing.grow();
    vi.advanceTimersByTime(1000);
    expect([outlet.bytes, outlet.again.length]).toEqual([0, 1]);
    outlet.behind = false;
    outlet.again[0]?.();
    vi.advanceTimersByTime(8);
    expect(outlet.bytes).toBe(1);
    stop();
    expect(growing.listeners.size).toBe(0);
    expect(growing.release).toHaveBeenCalledTimes(1);
  });
});

test("a status is sent at once, then at most twenty times a second, and the last one is always sent", () => {
  const growing = openGrowing();
  const outlet = openOutlet();
  new Watches(outlet.as).watch("c", growing.lease, 7);
  expect(outlet.sent).toEqual([{ type: "status", request: 7, capture: "c", status: { segments: 0 } }]);
  for (let i = 0; i < 1000; i++) {
    growing.grow();
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(50);
  expect(outlet.sent.length).toBeGreaterThanOrEqual(20);
  expect(outlet.sent.length).toBeLessThanOrEqual(22);
  expect(outlet.sent.at(-1)).toEqual({ type: "status", capture: "c", status: { segments: 1000 } });
  expect(vi.getTimerCount()).toBe(0);
});

test("rows go before the status that counts them, whoever was asked for first", () => {
  const growing = openGrowing();
  const order: string[] = [];
  const as = {
    ...openOutlet().as,
    send: () => order.push("status"),
    sendBytes: () => order.push("rows"),
  } as unknown as Outlet;
  const watches = new Watches(as);
  watches.watch("c", growing.lease, 7);
  startFollowing(as, growing.lease, FOLLOW);
  vi.advanceTimersByTime(1000);
  order.length = 0;
  growing.grow();
  vi.advanceTimersByTime(1);
  expect(order).toEqual(["rows", "status"]);
  growing.grow();
  watches.close();
  vi.advanceTimersByTime(1000);
  // Who has gone is told nothing more.
  expect(order).toEqual(["rows", "status", "rows"]);
});
