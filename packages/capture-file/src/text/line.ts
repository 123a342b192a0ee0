import { TcpFlag } from "@tcp-ladder/wire";
import { parseIpv4, parseIpv6 } from "./address.ts";

/** One end as tcpdump printed it: host and port, numbers or names. */
export interface TextEndpoint {
  readonly host: string;
  readonly port: string;
}

/** A segment as a line tells it. Numbers are as printed: relative or absolute is not decided here. */
export interface SegmentLine<E extends TextEndpoint = TextEndpoint> {
  readonly ipVersion: 4 | 6;
  readonly source: E;
  readonly destination: E;
  readonly flags: number;
  readonly seq: number | undefined;
  readonly ack: number | undefined;
  readonly window: number;
  readonly urgent: number;
  readonly checksum: number;
  /** What stood between the brackets, and where in this text. */
  readonly options: string;
  readonly optionsAt: number;
  readonly optionsEnd: number;
  /** Payload bytes. */
  readonly length: number;
  /** What stood before the endpoints: link layer, and with -v the IP header. */
  readonly head: string;
  /** Whether the line came to its end; a line that a page has wrapped goes on in the next. */
  readonly complete: boolean;
}

/** tcpdump 4: `10.0.0.1.1234 > 10.0.0.2.80: Flags [S.], seq 1:5, ack 7, win 229, options […], length 4`. */
const FLAGS = /: Flags \[([^\]]{0,20})\]/g;
const BODY =
  /^,?\s*(?:cksum (0x[0-9a-f]{1,4}) [^,]*,\s*)?(?:seq (\d+)(?::(\d+))?,\s*)?(?:ack (\d+),\s*)?win (\d+)(?:,\s*urg (\d+))?(?:,\s*options \[(.*?)\](?=,|\s|$))?(?:,\s*length (\d+))?/;

/** tcpdump 3: `10.0.0.1.1234 > 10.0.0.2.80: P 1:5(4) ack 7 win 229 <…> (DF)`; a dot stands for "no flags". */
const OLD =
  /(\S{1,300}?):\s+([SFRPUWE]{1,8}|\.),?\s+(?:\[(?:bad )?tcp (?:sum|cksum)[^\]]*\]\s+)?(?:cksum (0x[0-9a-f]{1,4}) [^,]*,\s*)?(?:(\d+):(\d+)\((\d+)\)\s+)?(?:ack (\d+)\s+)?win (\d+)(?:\s+urg (\d+))?(?:\s+<([^>]*)>)?/y;

/** No line of tcpdump's that tells of TCP is longer before its payload; what follows is not looked at. */
const MAX_LENGTH = 4096;
const MAX_HEAD = 1000;

/** {@link TcpFlag} bits by tcpdump's letters. */
export const LETTERS: Readonly<Record<string, number>> = {
  F: TcpFlag.FIN,
  S: TcpFlag.SYN,
  R: TcpFlag.RST,
  P: TcpFlag.PSH,
  ".": TcpFlag.ACK,
  U: TcpFlag.URG,
  E: TcpFlag.ECE,
  W: TcpFlag.CWR,
  e: TcpFlag.AE,
};

/** The TCP segment that a line of tcpdump's tells of, or undefined where it tells of none. */
export function parseSegment(text: string): SegmentLine | undefined {
  const line = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
  if (line.includes(": Flags [")) {
    for (const flags of line.matchAll(FLAGS)) {
      const found = parseNew(line, flags);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return line.includes(" win ") ? parseOld(line) : undefined;
}

/** The line is walked backwards from its flags; every step is bounded by the line's length. */
function parseNew(line: string, letters: RegExpExecArray): SegmentLine | undefined {
  const arrow = line.lastIndexOf(" > ", letters.index);
  const to = line.slice(arrow + " > ".length, letters.index);
  if (arrow < 1 || to.includes(" ")) return undefined;
  const from = tokenBefore(line, arrow);
  const head = line.slice(0, arrow - from.length);
  const version = versionOf(head, from, to);
  const ports = barePorts(head, from, to);
  const source = endpointOf(ports?.source ?? from, version);
  const destination = endpointOf(ports?.destination ?? to, version);
  const flags = flagsOf(letters[1] ?? "");
  const rest = line.slice(letters.index + letters[0].length);
  if (source === undefined || destination === undefined || flags === undefined) return undefined;
  const body = BODY.exec(rest);
  const common = { ipVersion: version, source, destination, flags, head };
  if (body === null) {
    return isCut(rest) ? undefined : { ...common, ...NOTHING };
  }
  const [, checksum, seq, end, ack, window, urgent, options, length] = body;
  const range = seq === undefined || end === undefined ? undefined : (Number(end) - Number(seq)) >>> 0;
  if ([seq, end, ack].some(tooLarge) || Number(window) > 0xffff) return undefined;
  return {
    ...common,
    seq: seq === undefined ? undefined : Number(seq),
    ack: ack === undefined ? undefined : Number(ack),
    window: Number(window),
    urgent: Number(urgent ?? 0) & 0xffff,
    checksum: checksum === undefined ? 0 : Number(checksum),
    ...optionText(options ?? cutOptions(rest)),
    length: range ?? lengthOf(length),
    complete: length !== undefined || isCut(rest),
  };
}

const NOTHING = {
  seq: undefined,
  ack: undefined,
  window: -1,
  urgent: 0,
  checksum: 0,
  ...optionText(""),
  length: 0,
  complete: false,
};

function parseOld(line: string): SegmentLine | undefined {
  for (let at = line.indexOf(" > "); at >= 0; at = line.indexOf(" > ", at + 1)) {
    const from = tokenBefore(line, at);
    OLD.lastIndex = at + " > ".length;
    const found = OLD.exec(line);
    const segment = found === null ? undefined : oldSegment(line.slice(0, at - from.length), from, found);
    if (segment !== undefined) return segment;
  }
  return undefined;
}

function tokenBefore(line: string, at: number): string {
  const token = line.slice(line.lastIndexOf(" ", at - 1) + 1, at);
  return token.slice(token.lastIndexOf("\t") + 1);
}

function oldSegment(head: string, from: string, found: RegExpExecArray): SegmentLine | undefined {
  const [, to, letters = "", checksum, seq, end, length, ack, window, urgent, options] = found;
  const version = versionOf(head, from, to);
  const source = endpointOf(from, version);
  const destination = endpointOf(to, version);
  if (source === undefined || destination === undefined) return undefined;
  if ([seq, end, ack].some(tooLarge) || Number(window) > 0xffff) return undefined;
  const flags = letters === "." ? 0 : (flagsOf(letters) ?? 0);
  return {
    ipVersion: version,
    source,
    destination,
    flags: flags | (ack === undefined ? 0 : TcpFlag.ACK),
    seq: seq === undefined ? undefined : Number(seq),
    ack: ack === undefined ? undefined : Number(ack),
    window: Number(window),
    urgent: Number(urgent ?? 0) & 0xffff,
    checksum: checksum === undefined ? 0 : Number(checksum),
    ...optionText(options ?? ""),
    length: Number(length ?? 0),
    head,
    complete: true,
  };
}

/** tcpdump says so where its own capture was cut, or the header's length is wrong: nothing more comes. */
function isCut(rest: string): boolean {
  return rest.includes("[|tcp]") || rest.includes("[bad opt]") || rest.includes("[bad hdr");
}

function optionText(options: string) {
  return { options, optionsAt: 0, optionsEnd: options.length };
}

/** Options that a cut left without their closing bracket. */
function cutOptions(rest: string): string {
  return /, options \[(.*?)(?:\[\||\[bad|$)/.exec(rest)?.[1] ?? "";
}

/** Payload bytes from what stands behind `length`. Where there is no range there is no payload, so digits after a 0 are the number of the line that was glued on. */
export function lengthOf(digits = "0"): number {
  return digits.startsWith("0") ? 0 : Number(digits);
}

function tooLarge(digits: string | undefined): boolean {
  return digits !== undefined && Number(digits) > 0xffffffff;
}

/** {@link TcpFlag} bits of tcpdump's letters; undefined where one is not tcpdump's. */
export function flagsOf(letters: string): number | undefined {
  if (letters === "none") return 0;
  let flags = 0;
  for (const letter of letters) {
    const flag = LETTERS[letter];
    if (flag === undefined) return undefined;
    flags |= flag;
  }
  return flags;
}

/** After extension headers tcpdump writes `IP6 a > b: HBH 41851 > 43913: Flags […]`, the ports by themselves. */
function barePorts(head: string, from: string, to: string): { source: string; destination: string } | undefined {
  if (from.includes(".") || to.includes(".")) return undefined;
  const hosts = /(\S{1,300}) > (\S{1,300}?): [^>]{0,200}$/.exec(head.slice(-800));
  if (hosts === null) return undefined;
  return { source: `${hosts[1]}.${from}`, destination: `${hosts[2]}.${to}` };
}

/** By the addresses where they are numbers; by the last "IP" or "IP6" before them where they are names. */
function versionOf(head: string, from: string, to = ""): 4 | 6 {
  if (from.includes(":") || to.includes(":")) return 6;
  if (/^[\d.]+\.[^.]+$/.test(from) || /^[\d.]+\.[^.]+$/.test(to)) return 4;
  const last = head
    .slice(-MAX_HEAD)
    .match(/\b(?:IP6?|IPv[46])\b/g)
    ?.at(-1);
  return last === "IP6" || last === "IPv6" ? 6 : 4;
}

/** Host and port stand on either side of the last dot. */
export function endpointOf(text: string | undefined, version: 4 | 6): TextEndpoint | undefined {
  if (text === undefined) return undefined;
  const dot = text.lastIndexOf(".");
  const host = text.slice(0, dot);
  const port = text.slice(dot + 1);
  if (dot < 1 || !/^(?:\d{1,5}|[a-z][\w+/*-]*|\d+[a-z][\w+/*-]*)$/i.test(port)) return undefined;
  if (/^\d+$/.test(port) && Number(port) > 65535) return undefined;
  if (parseIpv4(host) !== undefined) return version === 4 ? { host, port } : undefined;
  if (host.includes(":")) return parseIpv6(host) === undefined ? undefined : { host, port };
  return /[a-z_]/i.test(host) ? { host, port } : undefined;
}
