import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PcapAddon, PcapSession } from "./addon.ts";
import { capture } from "./capture.ts";
import { waitForReader } from "./tell.ts";

const written: Buffer[] = [];
/** What the reader still takes. */
const reader = vi.hoisted(() => ({ room: Number.POSITIVE_INFINITY, waitedFor: 0 }));
vi.mock("./tell.ts", () => ({
  tell: () => {},
  tellAndExit: (report: unknown) => {
    throw new Error(JSON.stringify(report));
  },
  writeAll: (descriptor: number, bytes: Uint8Array) => {
    if (descriptor === 1) written.push(Buffer.from(bytes));
  },
  neverWait: () => {},
  takenOf: (_descriptor: number, bytes: Uint8Array) => {
    const taken = Math.min(bytes.length, reader.room);
    reader.room -= taken;
    if (taken > 0) written.push(Buffer.from(bytes.subarray(0, taken)));
    return taken;
  },
  waitForReader: vi.fn(() => {
    reader.waitedFor++;
  }),
}));
vi.mock("./privileges.ts", () => ({ giveUpRoot: () => {} }));

// The clock stands still: whatever waits for a timer, or for another turn of the event loop, does not happen.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval", "setImmediate"] });
  vi.spyOn(process.stdin, "on").mockReturnThis();
  vi.spyOn(process.stdin, "resume").mockReturnThis();
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.restoreAllMocks();
  written.length = 0;
  Object.assign(reader, { room: Number.POSITIVE_INFINITY, waitedFor: 0 });
});

/** An addon with packets in its ring: it hands them over as libpcap's loop does, all that are there at once. */
function addonWith(ring: Buffer[]) {
  const sessions: PcapSession[] = [];
  class Session implements PcapSession {
    #ready = () => {};
    constructor() {
      sessions.push(this);
    }
    open_live(...args: Parameters<PcapSession["open_live"]>): string {
      this.#ready = args[5];
      return "LINKTYPE_ETHERNET";
    }
    dispatch(packet: Buffer, header: Buffer): number {
      for (const bytes of ring.splice(0)) {
        bytes.copy(packet);
        for (const [i, value] of [1_700_000_000, 7, bytes.length, bytes.length].entries()) {
          header.writeUInt32LE(value, 4 * i);
        }
        this.#ready();
      }
      return 0;
    }
    start_polling = () => {};
    stats = () => ({ ps_recv: 0, ps_drop: 0, ps_ifdrop: 0 });
  }
  return { addon: { PcapSession: Session, lib_version: () => "" } satisfies PcapAddon, sessions };
}

const recordOf = (bytes: Buffer): Buffer => {
  const header = Buffer.alloc(16);
  for (const [i, value] of [1_700_000_000, 7, bytes.length, bytes.length].entries()) {
    header.writeUInt32LE(value, 4 * i);
  }
  return Buffer.concat([header, bytes]);
};

test("what libpcap hands over is written before its callback returns: no timer, no other turn, is waited for", () => {
  const ring: Buffer[] = [];
  const { addon, sessions } = addonWith(ring);
  capture(addon, { do: "capture", device: "lo", filter: "", ownPorts: [3000] });
  expect(written.splice(0).map((bytes) => bytes.length)).toEqual([24]);
  const [session] = sessions;
  for (const length of [60, 1500, 65_549]) {
    const packet = Buffer.alloc(length, length);
    ring.push(packet);
    session?.read_callback?.();
    expect(written.splice(0)).toEqual([recordOf(packet)]);
  }
});

test("what is there together is written together, and still before the callback returns", () => {
  const ring: Buffer[] = [];
  const { addon, sessions } = addonWith(ring);
  capture(addon, { do: "capture", device: "lo", filter: "", ownPorts: [3000] });
  written.length = 0;
  const packets = Array.from({ length: 100 }, (_, i) => Buffer.alloc(100, i));
  ring.push(...packets);
  sessions[0]?.read_callback?.();
  expect(written).toHaveLength(1);
  expect(written[0]).toEqual(Buffer.concat(packets.map(recordOf)));
});

test("a reader that stands still is not waited for: the ring is emptied all the same, and nothing is lost", () => {
  const ring: Buffer[] = [];
  const { addon, sessions } = addonWith(ring);
  capture(addon, { do: "capture", device: "lo", filter: "", ownPorts: [3000] });
  const [session] = sessions;
  written.length = 0;
  reader.room = 150;
  const packets = Array.from({ length: 5000 }, (_, i) => Buffer.alloc(60 + (i % 1400), i));
  for (let at = 0; at < packets.length; at += 10) {
    ring.push(...packets.slice(at, at + 10));
    session?.read_callback?.();
    expect(ring).toHaveLength(0);
  }
  expect(reader.waitedFor).toBe(0);
  expect(Buffer.concat(written)).toHaveLength(150);
  // It goes on: what it takes comes by itself, whether packets come or not.
  const all = Buffer.concat(packets.map(recordOf));
  for (let offers = 0; offers < all.length / 100_000; offers++) {
    reader.room += 100_000;
    vi.advanceTimersByTime(2);
  }
  expect(Buffer.concat(written).equals(all)).toBe(true);
});

test("what waits for the reader is handed on before the program ends", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval", "setImmediate", "performance"] });
  const ring: Buffer[] = [];
  const { addon, sessions } = addonWith(ring);
  capture(addon, { do: "capture", device: "lo", filter: "", ownPorts: [3000] });
  written.length = 0;
  reader.room = 0;
  const packet = Buffer.alloc(100, 7);
  ring.push(packet);
  sessions[0]?.read_callback?.();
  const exit = vi.spyOn(process, "exit").mockImplementation(() => {
    throw new Error("exit");
  });
  const listeners = vi.mocked(process.stdin.on).mock.calls as unknown as readonly (readonly [string, () => void])[];
  listeners.find(([event]) => event === "end")?.[1]();
  reader.room = 16;
  vi.mocked(waitForReader).mockImplementation(() => {
    reader.room += 50;
  });
  expect(() => vi.advanceTimersByTime(1000)).toThrow("exit");
  expect(exit).toHaveBeenCalledWith(0);
  expect(Buffer.concat(written)).toEqual(recordOf(packet));
});
