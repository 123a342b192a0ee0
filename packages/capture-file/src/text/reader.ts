import { FrameMark } from "@tcp-ladder/wire";
import type { CaptureFault, InterfaceInfo } from "../reader.ts";
import { type EndpointNames, type FrameRecord, type FrameSink, newFrameRecord } from "../record.ts";
import { describeBinary } from "../unknown.ts";
import { NamedHosts } from "./address.ts";
import { Assembler } from "./assembler.ts";
import type { SegmentTime } from "./clock.ts";
import type { SegmentLine, TextEndpoint } from "./line.ts";
import { LineSplitter } from "./lines.ts";
import { Lookahead } from "./lookahead.ts";
import type { ResolvedNumbers } from "./sequence.ts";
import { NamedPorts } from "./services.ts";
import { stampOf } from "./stamp.ts";
import { FrameStore } from "./store.ts";
import { synthesise } from "./synthesise.ts";

/** LINKTYPE_RAW: the packet starts with its IP header. */
const RAW = 101;

/** Control characters that no text has; white space of all kinds, backspace and escape sequences are let pass. */
function looksBinary(line: string): boolean {
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code < 0x20 && code !== 0x1b && (code < 0x08 || code > 0x0d)) return true;
  }
  return false;
}

const MAX_QUIET = 700;
const QUIET = / > [^ ]{1,300}: tcp \d+\s*$/;
const KERNEL_DROPS = /^\s*(\d+) packets? dropped by (kernel|interface)/;

/** tcpdump's text, whatever stands around it. Each segment becomes a packet that is kept here. */
export class TextReader {
  readonly format = "text";
  readonly #sink: FrameSink;
  readonly #record = newFrameRecord();
  readonly #store = new FrameStore();
  readonly #names = { hosts: new NamedHosts(), ports: new NamedPorts() };
  readonly #head: number[] = [];
  readonly #lookahead = new Lookahead((line, numbers, time) => this.#pass(line, numbers, time));
  readonly #assembler = new Assembler({
    segment: (line, stamp) => {
      this.found = true;
      this.#lookahead.add(line, stamp);
    },
    other: (line) => this.#other(line),
  });
  readonly #splitter = new LineSplitter((line) => this.#line(line));
  #dropped = 0;
  #quiet = 0;
  /** A segment was read: the bytes are tcpdump's text. */
  found = false;
  skippedLines = 0;
  fault: CaptureFault | undefined;

  constructor(sink: FrameSink) {
    this.#sink = sink;
    this.#record.linkType = RAW;
  }

  get frames(): number {
    return this.#store.length;
  }

  get interfaces(): readonly InterfaceInfo[] {
    return [{ linkType: RAW, snapLength: 0, name: undefined, unitsPerSecond: 1e9, dropped: this.#dropped }];
  }

  append(chunk: Uint8Array): void {
    if (this.fault !== undefined) return;
    for (let i = 0; this.#head.length < 16 && i < chunk.length; i++) this.#head.push(chunk[i] as number);
    this.#splitter.append(chunk);
  }

  finish(): void {
    if (this.fault !== undefined) return;
    this.#splitter.finish();
    if (this.fault !== undefined) return;
    this.#assembler.finish();
    this.#lookahead.finish();
    if (!this.found) this.fault = { code: "unknown-format", message: this.#nothingFound(), offset: 0 };
  }

  frameAt(location: number, number: number): FrameRecord {
    const record = newFrameRecord();
    this.#store.read(location, record);
    record.bytes = record.bytes.slice(record.start, record.end);
    record.end -= record.start;
    record.start = 0;
    record.linkType = RAW;
    record.number = number;
    return record;
  }

  #line(line: string): void {
    if (this.fault !== undefined) return;
    if (!this.found && looksBinary(line)) {
      this.fault = { code: "unknown-format", message: describeBinary(Uint8Array.from(this.#head)), offset: 0 };
      return;
    }
    this.#assembler.line(line);
  }

  #other(line: string): void {
    this.skippedLines++;
    const stamp = stampOf(line);
    if (stamp.kind !== "none") this.#lookahead.tick(stamp);
    if (line.length < MAX_QUIET && QUIET.test(line)) this.#quiet++;
    this.#dropped += Number(KERNEL_DROPS.exec(line)?.[1] ?? 0);
  }

  #pass(line: SegmentLine, numbers: ResolvedNumbers, time: SegmentTime): void {
    const frame = synthesise(line, numbers, this.#names);
    const record = this.#record;
    record.seconds = time.seconds;
    record.nanos = time.nanos;
    record.originalLength = frame.length + line.length;
    record.marks =
      FrameMark.FROM_TEXT |
      (numbers.inferred ? FrameMark.SEQ_INFERRED : 0) |
      (numbers.relative ? FrameMark.SEQ_RELATIVE : 0) |
      (time.dateKnown ? 0 : FrameMark.DATE_UNKNOWN);
    record.names = namesOf(line.source, line.destination);
    this.#store.add(frame, record);
    this.#store.read(this.#store.length - 1, record);
    record.number = this.#store.length;
    this.#sink.frame(record);
  }

  #nothingFound(): string {
    if (this.#quiet > 0) {
      return "This is tcpdump's text made with -q, which leaves out flags and sequence numbers. Make it without -q.";
    }
    const lines = `${this.skippedLines} ${this.skippedLines === 1 ? "line" : "lines"}`;
    return `This is text, but in its ${lines} there is no TCP segment as tcpdump prints it ("… > …: Flags [S], seq …").`;
  }
}

function namesOf(source: TextEndpoint, destination: TextEndpoint): EndpointNames | undefined {
  const names = {
    sourceHost: hostName(source),
    sourcePort: portName(source),
    destinationHost: hostName(destination),
    destinationPort: portName(destination),
  };
  return Object.values(names).some((name) => name !== undefined) ? names : undefined;
}

function hostName({ host }: TextEndpoint): string | undefined {
  return host.includes(":") || /^[\d.]+$/.test(host) ? undefined : host;
}

function portName({ port }: TextEndpoint): string | undefined {
  return /^\d+$/.test(port) ? undefined : port;
}
