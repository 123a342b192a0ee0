import { type Command, Option } from "commander";
import type { ReadOptions } from "../commands/read/options.ts";
import type { Exit } from "./exit.ts";
import { addUnpackOptions } from "./unpack-options.ts";
import { parseCount, parseThreads } from "./values.ts";

/** Those of formats/formats.ts, which is loaded only when something is read. */
export const FORMATS = [
  "tcpdump",
  "ndjson",
  "csv",
  "summary",
  "ladder",
  "markdown",
  "mermaid",
  "plantuml",
  "svg",
  "pcapng",
] as const satisfies readonly ReadOptions["format"][];

export function addRead(program: Command, exit: Exit): void {
  const command = program
    .command("read")
    .summary("print a capture on the terminal")
    .description("Prints a capture: as tcpdump does, as data for programs, or as the figure.")
    .argument("<file>", "a capture: pcap, pcapng, gzip, zstd, lz4, or tcpdump's text; - is standard input")
    .addOption(new Option("--format <name>", "how to print it").choices(FORMATS).default("tcpdump"))
    .option("--connection <number>", "only this connection, from 0 in order of appearance", parseCount)
    .option("--filter <text>", "only connections that match: port 80 and note retransmission, segments > 100 …")
    .option(
      "--threads <number>",
      "1 or 2, to share a large file for a summary or a filter; usually 2 where there are two processors",
      parseThreads,
    )
    .option("-S, --absolute", "absolute sequence numbers in the figure, as tcpdump's -S", false);
  command.addOption(
    new Option("--language <code>", "of the figure and the tables").choices(["en", "zh"]).default("en"),
  );
  addUnpackOptions(command)
    .addHelpText(
      "after",
      `
What can be decoded is printed. If the capture is broken, one line on standard error says where, and the exit
status is 1; it is 2 if the arguments are wrong.

csv and ndjson have a line for each segment: its header, its label, both ends' states, Wireshark's analysis flags, the
frame that it acknowledges with the round-trip time in seconds, that of the handshake, its sender's bytes in flight, and
its window in bytes.

Examples:
  tcp-ladder read capture.pcap
  tcp-ladder read --format summary capture.pcap.gz
  tcp-ladder read --format ndjson --connection 0 capture.pcap | jq .label
  sudo tcpdump -U -w - port 80 | tcp-ladder read -`,
    )
    .action(async (file: string, options: ReadOptions) => {
      const { read } = await import("../commands/read.ts");
      exit(await read(file, options));
    });
}
