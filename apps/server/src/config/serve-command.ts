import { type Command, Option } from "commander";
import type { Exit } from "./exit.ts";
import { defaultDataFolder } from "./paths.ts";
import type { UnpackOptions } from "./unpack-limits.ts";
import { addUnpackOptions } from "./unpack-options.ts";
import { parseBytes, parseHost, parsePort } from "./values.ts";

export interface ServeOptions extends UnpackOptions {
  readonly port: number;
  readonly strictPort: boolean;
  readonly host: string;
  /** Whether to open the page in a browser. */
  readonly open: boolean;
  readonly data: string;
  readonly interface?: string | undefined;
  readonly filter: string;
  readonly maxUpload: number;
}

export function addServe(program: Command, exit: Exit): void {
  const command = program
    .command("serve", { isDefault: true })
    .summary("serve the page (this is the default)")
    .description("Serves the page, opens it in the browser, and captures live where the system allows.")
    .argument("[file]", "a capture to open: pcap, pcapng, gzip, zstd, lz4, or tcpdump's text; - is standard input")
    .addOption(
      new Option("-p, --port <number>", "the page's port; if it is taken, the next free one")
        .env("PORT")
        .default(3000)
        .argParser(parsePort),
    )
    .option("--strict-port", "fail if the port is taken", false)
    .addOption(
      new Option("--host <name>", "address to listen on; 0.0.0.0 lets other machines in")
        .env("HOST")
        .default("127.0.0.1")
        .argParser(parseHost),
    )
    .option("--no-open", "do not open the browser")
    .addOption(
      new Option("--data <dir>", "folder in which captures are kept").default(
        defaultDataFolder(),
        "$XDG_DATA_HOME/tcp-ladder, or ~/.local/share/tcp-ladder",
      ),
    )
    .option("-i, --interface <name>", "start capturing on this interface at once: lo, eth0, any")
    .option("-f, --filter <filter>", "what to capture, as tcpdump takes it; with --interface", "")
    .addOption(
      new Option("--max-upload <size>", "the largest capture that may be uploaded")
        .default(2 * 2 ** 30, "2GiB")
        .argParser(parseBytes),
    );
  addUnpackOptions(command)
    .addHelpText(
      "after",
      `
An option goes before its environment variable, and that before the default.
Stop it with Ctrl-C.

Examples:
  tcp-ladder                                        the page, ready for the demo
  tcp-ladder capture.pcapng.gz                      the page, opened on a capture
  tcp-ladder -i eth0 -f 'tcp port 80'               the page, drawing what happens on eth0
  sudo tcpdump -U -w - port 80 | tcp-ladder -       the page, drawing what tcpdump captures
  tcp-ladder --port 8080 --strict-port --no-open    for a script: this port or none, no browser
  tcp-ladder --host 0.0.0.0                         for the lecture hall: others may look on`,
    )
    .action(async (file: string | undefined, options: ServeOptions) => {
      if (options.filter !== "" && options.interface === undefined) {
        command.error("tcp-ladder: --filter needs --interface: tcp-ladder -i lo -f 'tcp port 10000'");
      }
      const { serve } = await import("../commands/serve.ts");
      exit(await serve(file, options));
    });
}
