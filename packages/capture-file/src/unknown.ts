import { hex } from "./bytes.ts";

/** Files that people take for captures, by their first bytes, and what can be done about them. */
const KINDS: readonly (readonly [readonly number[], string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive: unpack it first"],
  [[0x1f, 0x8b], "gzip: unpack it first"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "xz: unpack it first"],
  [[0x42, 0x5a, 0x68], "bzip2: unpack it first"],
  [[0x28, 0xb5, 0x2f, 0xfd], "zstd: unpack it first"],
  [[0x73, 0x6e, 0x6f, 0x6f, 0x70, 0], "a snoop capture: convert it with editcap"],
  [[0x47, 0x4d, 0x42, 0x55], "a Network Monitor capture: convert it with editcap"],
  [[0x52, 0x54, 0x53, 0x53], "a Network Monitor capture: convert it with editcap"],
  [[0x7f, 0x45, 0x4c, 0x46], "a program"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF document"],
  [[0x89, 0x50, 0x4e, 0x47], "a PNG picture"],
  [[0xff, 0xd8, 0xff], "a JPEG picture"],
];

/** What to say of a file that is neither a capture nor text. */
export function describeBinary(head: Uint8Array): string {
  const kind = KINDS.find(([magic]) => magic.every((byte, i) => head[i] === byte))?.[1];
  const start = hex(head.subarray(0, 4));
  const what = kind === undefined ? "no format that is read here" : `the start of ${kind}`;
  return `The file starts with ${start}, which is ${what}. What is read: pcap, pcapng and the text that tcpdump prints.`;
}
