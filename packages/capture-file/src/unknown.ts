import { hex } from "./bytes.ts";

/** Captures in formats that are not read here, by their first bytes, as Wireshark's reader tells them. */
const CAPTURES: readonly (readonly [start: string, program: string])[] = [
  ["snoop\0", "snoop"],
  ["GMBU", "Network Monitor"],
  ["RTSS", "Network Monitor"],
  ["TRSNIFF data", "Sniffer"],
  ["XCP\0", "NetXRay"],
  ["VL\0\0", "NetXRay"],
  ["ObserverPktBuffe", "Observer"],
  ["\x05VNF", "Visual Networks"],
  ["TR\0d\0", "nettl"],
  ["iptrace ", "iptrace"],
  ["\xaa\xaa\xaa\xaa", "5Views"],
  ["\x7fver", "OmniPeek"],
];

/** What else people take for a capture, and what can be done about it. */
const OTHERS: readonly (readonly [start: string, kind: string])[] = [
  ["PK\x03\x04", "a ZIP archive: unpack it first"],
  ["\x1f\x8b", "gzip: unpack it first"],
  ["\xfd7zXZ", "xz: unpack it first"],
  ["BZh", "bzip2: unpack it first"],
  ["\x28\xb5\x2f\xfd", "zstd: unpack it first"],
  ["\x7fELF", "a program"],
  ["%PDF", "a PDF document"],
  ["\x89PNG", "a PNG picture"],
  ["\xff\xd8\xff", "a JPEG picture"],
];

/** What to say of a file that is neither a capture nor text. */
export function describeBinary(head: Uint8Array): string {
  const kind = kindOf(head);
  const start = hex(head.subarray(0, 4));
  const what = kind === undefined ? "no format that is read here" : `the start of ${kind}`;
  return `The file starts with ${start}, which is ${what}. What is read: pcap, pcapng and the text that tcpdump prints.`;
}

function kindOf(head: Uint8Array): string | undefined {
  const text = String.fromCharCode(...head);
  const program = CAPTURES.find(([start]) => text.startsWith(start))?.[1];
  if (program !== undefined) return `a capture of ${program}: convert it with editcap -F pcapng FILE NEW.pcapng`;
  return OTHERS.find(([start]) => text.startsWith(start))?.[1];
}
