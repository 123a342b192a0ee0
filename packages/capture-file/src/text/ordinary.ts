import { parseIpv4 } from "./address.ts";
import { flagsOf, lengthOf, type SegmentLine, type TextEndpoint } from "./line.ts";
import { type Stamp, stampOf } from "./stamp.ts";

/**
 * The line that tcpdump -n writes for nearly every segment over IPv4, from its first character to its last. Lines like
 * it are most of every large text, and one expression with one result takes a third of the time of the patient reading.
 */
const ORDINARY =
  /^(?:\d{4}-\d\d-\d\d )?(\d\d):(\d\d):(\d\d)\.(\d{6}) IP (\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})\.(\d{1,5}) > (\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})\.(\d{1,5}): Flags \[([SFRPUWE.]{1,8}|none)\], (?:seq (\d{1,10})(?::(\d{1,10}))?, )?(?:ack (\d{1,10}), )?win (\d{1,5}), (?:options \[([^\]]*)\], )?length (\d{1,10})$/;

const HEAD_AFTER_STAMP = "IP ";

export interface OrdinaryLine {
  readonly line: SegmentLine;
  readonly stamp: Stamp;
}

/** Reads ordinary lines; remembers the ends it has seen, which are few. */
export class OrdinaryReader {
  readonly #ends = new Map<string, TextEndpoint>();

  /** Undefined for every line that needs a closer look. */
  read(text: string): OrdinaryLine | undefined {
    const found = ORDINARY.exec(text);
    if (found === null) return undefined;
    const source = this.#end(found[5] as string, found[6] as string);
    const destination = this.#end(found[7] as string, found[8] as string);
    const flags = flagsOf(found[9] as string);
    if (source === undefined || destination === undefined || flags === undefined) return undefined;
    const seq = numberOf(found[10]);
    const end = numberOf(found[11]);
    const ack = numberOf(found[12]);
    const window = Number(found[13]);
    if (window > 0xffff || Math.max(seq ?? 0, end ?? 0, ack ?? 0) > 0xffffffff) return undefined;
    const length = seq === undefined || end === undefined ? lengthOf(found[15]) : (end - seq) >>> 0;
    const head = HEAD_AFTER_STAMP;
    const options = found[14] ?? "";
    const common = { ipVersion: 4, urgent: 0, checksum: 0, complete: true } as const;
    const line = { ...common, source, destination, flags, seq, ack, window, options, length, head };
    return { line, stamp: text.charCodeAt(2) === COLON ? clockOf(found) : stampOf(text) };
  }

  #end(host: string, port: string): TextEndpoint | undefined {
    const key = `${host}.${port}`;
    const known = this.#ends.get(key);
    if (known !== undefined) return known;
    if (parseIpv4(host) === undefined || Number(port) > 65535) return undefined;
    if (this.#ends.size >= MAX_ENDS) this.#ends.clear();
    const made = { host, port };
    this.#ends.set(key, made);
    return made;
  }
}

const COLON = 0x3a;
const MAX_ENDS = 100_000;

function clockOf(found: RegExpExecArray): Stamp {
  const seconds = Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]);
  return { kind: "time-of-day", seconds, nanos: Number(found[4]) * 1000, negative: false, indented: false };
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
