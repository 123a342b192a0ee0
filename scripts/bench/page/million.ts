import { conversation } from "../read/conversation.ts";
import { openPcapWriter } from "../read/pcap-writer.ts";
import { randomSource } from "../support/random.ts";

const ENDS = { client: 0x0a01_0000, server: 0x0a00_0001, clientPort: 10_000, serverPort: 443 };

/** One connection of a million segments and a little more; the same for the same seed. Returns how many. */
export function writeMillion(path: string, seed: number): number {
  const writer = openPcapWriter(path, 96);
  for (const segment of conversation(ENDS, 135_000, randomSource(seed))) writer.write(segment);
  writer.close();
  return writer.segments;
}
