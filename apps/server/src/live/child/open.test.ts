import { expect, test } from "vitest";
import type { PcapAddon, PcapSession } from "./addon.ts";
import { open, SNAP_LENGTH } from "./open.ts";

/** An addon that opens whatever it is asked for, and keeps what that was. */
function fakeAddon() {
  const asked: Parameters<PcapSession["open_live"]>[] = [];
  class Session implements PcapSession {
    open_live(...args: Parameters<PcapSession["open_live"]>): string {
      asked.push(args);
      return "LINKTYPE_ETHERNET";
    }
    dispatch = () => 0;
    start_polling = () => {};
    stats = () => ({ ps_recv: 0, ps_drop: 0, ps_ifdrop: 0 });
  }
  return { addon: { PcapSession: Session, lib_version: () => "" } satisfies PcapAddon, asked };
}

test("the kernel hands on what it has got within 4 ms, keeps 64 MiB meanwhile, and every frame whole", () => {
  const { addon, asked } = fakeAddon();
  const opened = open(addon, { device: "lo", filter: "tcp port 80", ownPorts: [3000] }, () => {});
  expect(opened).toMatchObject({ linkType: 1 });
  expect(asked).toHaveLength(1);
  const [device, filter, bufferSize, snapLength, outputFile, , monitor, timeoutMs, , promiscuous] = asked[0] ?? [];
  expect({ device, outputFile, monitor, promiscuous }).toEqual({
    device: "lo",
    outputFile: "",
    monitor: false,
    promiscuous: false,
  });
  expect(filter).toContain("tcp port 80");
  expect(filter).toContain("3000");
  // 0 would be "until a block is full", and libpcap's usual second is what people feel
  expect(timeoutMs).toBeGreaterThan(0);
  expect(timeoutMs).toBeLessThanOrEqual(4);
  expect(bufferSize).toBe(64 << 20);
  expect(snapLength).toBe(SNAP_LENGTH);
});
