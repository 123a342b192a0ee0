import { FrameMark } from "@tcp-ladder/wire";
import type { CaptureFault, InterfaceInfo } from "../reader.ts";
import { type EndpointNames, type FrameRecord, type FrameSink, newFrameRecord } from "../record.ts";
import { describeBinary } from "../unknown.ts";
import { NamedHosts } from "./address.ts";
import { Assembler } from "./assembler.ts";
import type { SegmentTime } from "./clock.ts";
import { isCutLine } from "./cut-line.ts";
import { type End, Ends } from "./ends.ts";
import type { SegmentLine } from "./line.ts";
import { LineSplitter } from "./lines.ts";
import { Lookahead } from "./lookahead.ts";
import { OrdinaryReader } from "./ordinary.ts";
import { piecesOf } from "./pieces.ts";
import type { ResolvedNumbers } from "./sequence.ts";
import { NamedPorts } from "./services.ts";
import { stampOf } from "./stamp.ts";
import { FrameStore } from "./store.ts";
import { MAX_SYNTHESISED, synthesise } from "./synthesise.ts";

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
  readonly #frame = new Uint8Array(MAX_SYNTHESISED);
  readonly #ends = new Ends();
  readonly #ordinary = new OrdinaryReader(this.#ends);
  readonly #patient: boolean;
  readonly #lookahead = new Lookahead((line, numbers, time) => this.#pass(line, numbers, time));
  readonly #assembler = new Assembler({
    segment: (line, stamp) => {
      this.found = true;
      const source = this.#ends.own(line.source);
      this.#lookahead.add({ ...line, source, destination: this.#ends.own(line.destination) }, stamp);
    },
    other: (line) => this.#other(line),
  });
  readonly #splitter = new LineSplitter((text, start, end) => this.#line(text, start, end));
  #dropped = 0;
  #quiet = 0;
  #lastOther = "";
  /** A segment was read: the bytes are tcpdump's text. */
  found = false;
  skippedLines = 0;
  fault: CaptureFault | undefined;

  /** @param patient every line is looked at closely, the ordinary ones too: what tests hold the short way against */
  constructor(sink: FrameSink, patient = false) {
    this.#sink = sink;
    this.#patient = patient;
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

  finish(cut = false): void {
    if (this.fault !== undefined) return;
    const last = this.#splitter.unended;
    this.#splitter.finish(!cut);
    if (this.fault !== undefined) return;
    const waiting = this.#assembler.finish(last.trim() !== "" && !cut);
    this.#lookahead.finish();
    if (!this.found) this.fault = { code: "unknown-format", message: this.#nothingFound(), offset: 0 };
    else if (last !== "" && !cut) this.#judgeLast(last, waiting);
  }

  /** Says where the text was cut in the midst of a segment's line. */
  #judgeLast(last: string, waiting: boolean): void {
    const piece = piecesOf(last).at(-1)?.text ?? "";
    const passedOver = !waiting && this.#lastOther === piece && isCutLine(piece);
    if (!waiting && !passedOver) return;
    if (passedOver) this.skippedLines--;
    const offset = this.#splitter.offsetOf(last.endsWith(piece) ? piece : last);
    const message = `The text ends inside a line that tells of a TCP segment, which begins at byte ${offset}.`;
    this.fault = { code: "truncated", message, offset };
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

  #line(text: string, start: number, end: number): void {
    if (this.fault !== undefined) return;
    if (!this.#patient && this.#isOrdinary(text, start, end)) return;
    const line = text.slice(start, end);
    if (!this.found && looksBinary(line)) {
      this.fault = { code: "unknown-format", message: describeBinary(Uint8Array.from(this.#head)), offset: 0 };
      return;
    }
    this.#assembler.line(line);
  }

  /** Whether the line was one that is read quickly. */
  #isOrdinary(text: string, start: number, end: number): boolean {
    const { head, waits } = this.#assembler;
    if (waits && head === undefined) return false;
    const found = waits
      ? this.#ordinary.readSecond(text, start, end, head ?? "")
      : this.#ordinary.read(text, start, end);
    if (found === undefined) return false;
    if (waits) this.#assembler.completed();
    this.found = true;
    this.#lookahead.add(found, this.#ordinary.stamp);
    return true;
  }

  #other(line: string): void {
    this.skippedLines++;
    this.#lastOther = line;
    const stamp = stampOf(line);
    if (stamp.kind !== "none") this.#lookahead.tick(stamp);
    if (line.length < MAX_QUIET && QUIET.test(line)) this.#quiet++;
    this.#dropped += Number(KERNEL_DROPS.exec(line)?.[1] ?? 0);
  }

  #pass(line: SegmentLine<End>, numbers: ResolvedNumbers, time: SegmentTime): void {
    const length = synthesise(line, numbers, this.#names, this.#frame);
    const record = this.#record;
    record.seconds = time.seconds;
    record.nanos = time.nanos;
    record.originalLength = length + line.length;
    record.marks =
      FrameMark.FROM_TEXT |
      (numbers.inferred ? FrameMark.SEQ_INFERRED : 0) |
      (numbers.relative ? FrameMark.SEQ_RELATIVE : 0) |
      (time.dateKnown ? 0 : FrameMark.DATE_UNKNOWN);
    record.names = namesOf(line.source, line.destination);
    this.#store.add(this.#frame, length, record);
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

function namesOf(source: End, destination: End): EndpointNames | undefined {
  const { hostName: sourceHost, portName: sourcePort } = source;
  const { hostName: destinationHost, portName: destinationPort } = destination;
  if ((sourceHost ?? sourcePort ?? destinationHost ?? destinationPort) === undefined) return undefined;
  return { sourceHost, sourcePort, destinationHost, destinationPort };
}
