import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guardedFilter, isBalanced, type LinkFamily } from "./filter.ts";

const OWN = 3000;
const OTHER = 80;

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ""), "hex");
const port = (n: number) => n.toString(16).padStart(4, "0");

/** A SYN between two ports, as the payload of IPv4 or IPv6. */
function packet(version: 4 | 6, source: number, destination: number): Buffer {
  const tcp = hex(`${port(source)} ${port(destination)} 00000001 00000000 50 02 ffff 0000 0000`);
  if (version === 4) return Buffer.concat([hex("45 00 0028 0000 4000 40 06 0000 0a000001 0a000002"), tcp]);
  return Buffer.concat([hex(`60000000 0014 06 40 ${"fd".padEnd(30, "0")}01 ${"fd".padEnd(30, "0")}02`), tcp]);
}

const HEADS = {
  ethernet: hex("0200 0000 0001 0200 0000 0002"),
  cooked: hex("0000 0001 0006 0200 0000 0001 0000"),
} as const;
const LINK_TYPES = { ethernet: 1, cooked: 113 } as const;
const TAGS = [[], ["8100"], ["88a8", "8100"], ["8100", "8100"]] as const;

type Shown = keyof typeof HEADS;

/** Every combination of tags, IP version and direction, with the given port at one end. */
function frames(link: Shown, ofPort: number): Buffer[] {
  return TAGS.flatMap((tags) =>
    ([4, 6] as const).flatMap((version) =>
      [packet(version, ofPort, 40_000), packet(version, 40_000, ofPort)].map((ip) =>
        Buffer.concat([
          HEADS[link],
          hex(tags.map((type) => `${type}0064`).join("")),
          hex(version === 4 ? "0800" : "86dd"),
          ip,
        ]),
      ),
    ),
  );
}

function pcap(link: Shown, list: readonly Buffer[]): Buffer {
  const header = hex(
    `d4c3b2a1 0200 0400 00000000 00000000 00000400 ${LINK_TYPES[link].toString(16).padStart(2, "0")}000000`,
  );
  const records = list.map((frame) => {
    const record = Buffer.alloc(16);
    record.writeUInt32LE(frame.length, 8);
    record.writeUInt32LE(frame.length, 12);
    return Buffer.concat([record, frame]);
  });
  return Buffer.concat([header, ...records]);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tcp-ladder-filter-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many frames the real tcpdump lets through. */
function passed(link: Shown, list: readonly Buffer[], filter: string): number {
  const path = join(folder, "frames.pcap");
  writeFileSync(path, pcap(link, list));
  const out = execFileSync("tcpdump", ["-nn", "-r", path, "--count", filter], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return Number(/^(\d+) packet/.exec(out)?.[1]);
}

const USERS: readonly [LinkFamily & Shown, string][] = [
  ["ethernet", ""],
  ["ethernet", "tcp or udp"],
  ["ethernet", `tcp port ${OTHER} or tcp port ${OWN}`],
  ["ethernet", "vlan"],
  ["ethernet", "tcp or vlan"],
  ["ethernet", "vlan and vlan"],
  ["ethernet", "not tcp"],
  ["ethernet", "ether[0] & 0 = 0"],
  ["cooked", ""],
  ["cooked", "tcp or udp"],
  ["cooked", "greater 1"],
];

test.each(USERS)("%s [%s] lets no frame of the page's port through, tagged or not", (link, user) => {
  expect(passed(link, frames(link, OWN), guardedFilter(user, [OWN], link))).toBe(0);
});

test.each(USERS)("%s [%s] takes nothing else away", (link, user) => {
  const others = frames(link, OTHER);
  const alone = user === "" ? others.length : passed(link, others, user);
  expect(passed(link, others, guardedFilter(user, [OWN], link))).toBe(alone);
});

test("without the guard they would pass, so the test can fail", () => {
  expect(passed("ethernet", frames("ethernet", OWN), "")).toBe(16);
  expect(passed("ethernet", frames("ethernet", OWN), `not tcp port ${OWN}`)).toBe(12);
});

test("a filter cannot leave its parentheses", () => {
  for (const filter of ["tcp) or (udp", ")(", "(tcp", "tcp)", "((tcp)"]) expect(isBalanced(filter)).toBe(false);
  for (const filter of ["", "tcp", "(tcp)", "(tcp or (udp))", "ether[(0):1] = 3"])
    expect(isBalanced(filter)).toBe(true);
});
