import { execFileSync } from "node:child_process";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { LiveService } from "../live-service.ts";
import { openLiveServiceWith } from "./open-live-service.ts";
import { type BuiltPrograms, buildPrograms } from "./testing/build-programs.ts";
import { type FileCapture, type FileCaptures, openFileCaptures } from "./testing/file-captures.ts";
import { closeNamespace, ip, openNamespace } from "./testing/namespace.ts";

// real processes on a machine that may be busy with other tests
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const root = process.getuid?.() === 0;

/** A cable of its own: one end here, one in a namespace of its own. */
const HERE = `tlw${process.pid % 10_000}a`;
const THERE = `tlw${process.pid % 10_000}b`;
let space: string;

function plug(): void {
  ip(`link add ${HERE} type veth peer name ${THERE} netns ${space}`);
  ip(`-n ${space} addr add 10.213.77.2/24 dev ${THERE}`);
  ip(`-n ${space} link set ${THERE} up`);
  ip(`addr add 10.213.77.1/24 dev ${HERE}`);
  ip(`link set ${HERE} up`);
}

/** At once: with its namespace alone the cable would go only when the kernel comes to it, maybe after the next test has begun. */
function unplug(): void {
  try {
    ip(`link del ${HERE}`);
  } catch {
    // the test took it away itself
  }
}

describe.runIf(root)("an interface that goes down", () => {
  let programs: BuiltPrograms;
  let captures: FileCaptures;
  let live: LiveService;

  beforeAll(async () => {
    programs = await buildPrograms();
  });
  afterAll(() => programs.remove());
  beforeEach(() => {
    space = openNamespace("cable");
    plug();
    captures = openFileCaptures();
    live = openLiveServiceWith({ captures, ownPort: () => 64_999, log: pino({ level: "silent" }) }, programs);
  });
  afterEach(async () => {
    await live.close();
    captures.remove();
    unplug();
    closeNamespace(space);
  });

  async function start(): Promise<FileCapture> {
    const outcome = await live.start({ interface: HERE, filter: "tcp port 9" });
    if (!outcome.ok) throw new Error(outcome.error.message);
    return captures.all[Number(outcome.value)] as FileCapture;
  }

  /** A SYN to a closed port, and its RST: bash opens and closes a socket. */
  function knock(): void {
    try {
      execFileSync("bash", ["-c", "timeout 2 bash -c '</dev/tcp/10.213.77.2/9'"], { stdio: "ignore" });
    } catch {
      // refused, as it should be
    }
  }

  const frames = (capture: FileCapture) => capture.payloads.length;

  test("is said, and captured again when it is up", async () => {
    const capture = await start();
    knock();
    await capture.until((one) => frames(one) === 2);
    ip(`link set ${HERE} down`);
    await capture.until((one) => one.notices.at(-1)?.includes("went down at") ?? false);
    expect(capture.notices.at(-1)).toMatch(
      /^tlw\d+a went down at \d\d:\d\d:\d\d\. Capturing goes on as soon as it is up again\.$/,
    );
    ip(`link set ${HERE} up`);
    await capture.until((one) => one.notices.at(-1)?.includes("capturing again since") ?? false);
    knock();
    await capture.until((one) => frames(one) >= 4);
    expect(capture.finished).toBe(false);
    expect(await live.stop(capture.id)).toMatchObject({ ok: true });
  });

  test("is said even where it is up again at once", async () => {
    const capture = await start();
    ip(`link set ${HERE} down`);
    ip(`link set ${HERE} up`);
    await capture.until((one) => one.notices.at(-1)?.includes("capturing again since") ?? false);
    knock();
    await capture.until((one) => frames(one) >= 2);
    await live.stop(capture.id);
  });

  test("and is taken away and put back is captured again by a new child, in the same capture", async () => {
    const capture = await start();
    knock();
    await capture.until((one) => frames(one) === 2);
    ip(`link del ${HERE}`);
    await capture.until((one) => one.notices.at(-1)?.includes("went down at") ?? false);
    plug();
    await capture.until((one) => one.notices.at(-1)?.includes("capturing again since") ?? false);
    knock();
    await capture.until((one) => frames(one) >= 4);
    await live.stop(capture.id);
    const lines = execFileSync("tcpdump", ["-nn", "-r", capture.path], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    expect(lines.match(/Flags \[S\]/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test("and stays away can be ended all the same", async () => {
    const capture = await start();
    ip(`link del ${HERE}`);
    await capture.until((one) => one.notices.at(-1)?.includes("went down at") ?? false);
    expect(await live.stop(capture.id)).toMatchObject({ ok: true });
    expect(capture.finished).toBe(true);
  });

  test("cannot be opened while it is down, and the command that mends it is said", async () => {
    ip(`link set ${HERE} down`);
    const outcome = await live.start({ interface: HERE, filter: "" });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "no-interface", remedy: `sudo ip link set ${HERE} up` },
    });
  });
});
