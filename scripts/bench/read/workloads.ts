import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { randomSource } from "../support/random.ts";
import { conversation } from "./conversation.ts";
import { openPcapWriter, type PcapWriter } from "./pcap-writer.ts";

export interface Workload {
  readonly name: string;
  readonly says: string;
  readonly snapLength: number;
  /** Compressed by gzip(1), as it is without options. */
  readonly gzip?: boolean;
  fill(to: PcapWriter, random: () => number): void;
}

const HEADERS_ONLY = 96;
const WHOLE = 262_144;
const MILLION = 1_000_000;
const SERVER = 0x0a00_0001;

/** 10.1.0.0 and up: an address and port for each connection. */
const ends = (n: number) => ({
  client: 0x0a01_0000 + Math.floor(n / 50_000),
  server: SERVER,
  clientPort: 10_000 + (n % 50_000),
  serverPort: 443,
});

/** Connections that run side by side, a few hundred at a time, as on a busy server. */
function sideBySide(to: PcapWriter, random: () => number): void {
  let next = 0;
  const open = () => conversation(ends(next++), 15 + (random() % 40), random);
  const running = Array.from({ length: 400 }, open);
  while (running.length > 0) {
    const at = random() % running.length;
    const segment = running[at]?.next();
    if (segment && !segment.done) {
      to.write(segment.value);
    } else if (to.segments < 3 * MILLION) {
      running[at] = open();
    } else {
      running.splice(at, 1);
    }
  }
}

export const WORKLOADS: readonly Workload[] = [
  {
    name: "mixed-96",
    says: "3 million segments, 400 connections at a time, 96 bytes of each",
    snapLength: HEADERS_ONLY,
    fill: sideBySide,
  },
  {
    name: "mixed-96-gz",
    says: "the same, compressed by gzip",
    snapLength: HEADERS_ONLY,
    gzip: true,
    fill: sideBySide,
  },
  {
    name: "mixed-full",
    says: "the same, whole frames, not compressed",
    snapLength: WHOLE,
    fill: sideBySide,
  },
  {
    name: "one",
    says: "one connection of 3 million segments",
    snapLength: HEADERS_ONLY,
    fill(to, random) {
      for (const segment of conversation(ends(0), 390_000, random)) to.write(segment);
    },
  },
  {
    name: "short",
    says: "500,000 connections of six or seven segments",
    snapLength: HEADERS_ONLY,
    fill(to, random) {
      for (let n = 0; n < 500_000; n += 1) for (const segment of conversation(ends(n), 0, random)) to.write(segment);
    },
  },
  {
    name: "flood",
    says: "3 million SYNs, each from somewhere else",
    snapLength: HEADERS_ONLY,
    fill(to, random) {
      for (let n = 0; n < 3 * MILLION; n += 1) {
        const sourcePort = 1024 + (random() % 64_000);
        const blank = { destination: SERVER, destinationPort: 80, ack: 0, flags: 0x02, payload: 0 };
        to.write({ ...blank, source: random(), sourcePort, seq: random() });
      }
    },
  },
  {
    name: "reuse",
    says: "one pair of ports used 100,000 times",
    snapLength: HEADERS_ONLY,
    fill(to, random) {
      for (let n = 0; n < 100_000; n += 1) for (const segment of conversation(ends(0), 3, random)) to.write(segment);
    },
  },
  {
    name: "again",
    says: "one direction of one connection, all of it sent again 5,000 segments later, an ACK for 20,000",
    snapLength: HEADERS_ONLY,
    fill(to) {
      const { client, server, clientPort, serverPort } = ends(0);
      const there = { source: client, destination: server, sourcePort: clientPort, destinationPort: serverPort };
      const back = { source: server, destination: client, sourcePort: serverPort, destinationPort: clientPort };
      const data = (n: number) => ({ ...there, seq: (n * 1000) >>> 0, ack: 1, flags: 0x10, payload: 1000 });
      for (let n = 0; n < 1.5 * MILLION; n += 1) {
        to.write(data(n));
        if (n >= 5000) to.write(data(n - 5000));
        if (n % 20_000 === 19_999) to.write({ ...back, seq: 1, ack: ((n + 1) * 1000) >>> 0, flags: 0x10, payload: 0 });
      }
    },
  },
];

/** Writes a workload's capture into a folder; `segments` says how many it has. */
export function writeWorkload(workload: Workload, folder: string, seed: number): { file: string; segments: number } {
  const file = join(folder, `${workload.name}.pcap`);
  const writer = openPcapWriter(file, workload.snapLength);
  workload.fill(writer, randomSource(seed));
  writer.close();
  if (workload.gzip !== true) return { file, segments: writer.segments };
  execFileSync("gzip", [file]);
  return { file: `${file}.gz`, segments: writer.segments };
}
