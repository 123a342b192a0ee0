import type { CaptureRequest } from "../child-request.ts";
import type { PcapAddon } from "./addon.ts";
import { openDropCounter } from "./drop-counter.ts";
import { open, SNAP_LENGTH } from "./open.ts";
import { openOutlet, pcapFileHeader } from "./outlet.ts";
import { giveUpRoot } from "./privileges.ts";
import { neverWait, tell, tellAndExit, writeAll } from "./tell.ts";
import { openInterfaceWatch } from "./watch-interface.ts";

/** How often the ring is looked at once the kernel no longer says that something is in it. */
const LOOK_EVERY_MS = 5;
const WATCH_EVERY_MS = 100;
/** How often a reader that was behind is offered again what waits for it. */
const OFFER_EVERY_MS = 2;
const QUIET_MS = 40;
const LONGEST_STOP_MS = 500;

/** Captures until standard input ends. */
export function capture(addon: PcapAddon, request: CaptureRequest): void {
  const packet = Buffer.allocUnsafeSlow(SNAP_LENGTH);
  const header = Buffer.allocUnsafeSlow(16);
  let packets = 0;
  let looking = false;
  let offering = false;

  const outlet = openOutlet(() => drops?.tellSometimes());
  const opened = open(addon, request, () => {
    packets++;
    outlet.record(header, packet);
  });
  if ("type" in opened) tellAndExit(opened, 1);
  const { session, linkType } = opened;
  giveUpRoot();

  const drops = openDropCounter(session);
  const watch = openInterfaceWatch(request.device);
  neverWait();
  writeAll(1, pcapFileHeader(linkType, SNAP_LENGTH));
  tell({ type: "opened", linkType, uid: process.getuid?.() ?? -1, library: addon.lib_version() });

  function read(): void {
    const status = session.dispatch(packet, header);
    handOn();
    if (status < 0) {
      outlet.finish();
      drops.tellNow();
      tellAndExit({ type: "gone", message: `libpcap can read no more from ${request.device}` }, 1);
    }
  }

  function handOn(): void {
    outlet.flush();
    if (outlet.waiting === 0 || offering) return;
    offering = true;
    setTimeout(() => {
      offering = false;
      handOn();
    }, OFFER_EVERY_MS);
  }

  session.read_callback = () => {
    const before = packets;
    read();
    // The kernel never wakes us for nothing, but once: when the interface goes down. libuv then stops to poll and the
    // addon cannot start it again, while libpcap itself goes on as soon as the interface is up. So from here on we
    // look without being asked.
    if (packets === before && !looking) lookOften();
  };

  function lookOften(): void {
    looking = true;
    watch.look();
    setInterval(read, LOOK_EVERY_MS);
  }

  /**
   * What the kernel has got by now is handed on when its block is due, which on a busy machine may be some timer ticks
   * late: we end when nothing has come for a while.
   */
  function stop(): void {
    const began = performance.now();
    let seen = packets;
    let quietSince = began;
    setInterval(() => {
      read();
      const now = performance.now();
      if (packets !== seen) quietSince = now;
      seen = packets;
      if (now - quietSince < QUIET_MS && now - began < LONGEST_STOP_MS) return;
      outlet.finish();
      drops.tellNow();
      process.exit(0);
    }, LOOK_EVERY_MS);
  }

  session.start_polling();
  read();
  setInterval(() => drops.tellSometimes(), 250);
  // libpcap may take notice of it first, and then the kernel wakes nobody
  setInterval(() => watch.look(), WATCH_EVERY_MS);
  // the server closes it to stop us, and so does its death
  process.stdin.on("end", stop).on("error", stop).resume();
}
