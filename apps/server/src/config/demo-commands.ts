import { type Command, Option } from "commander";
import type { DemoClientOptions } from "../commands/demo-client.ts";
import type { DemoServerOptions } from "../commands/demo-server.ts";
import type { Exit } from "./exit.ts";
import { parseHost, parsePort, parseSeconds } from "./values.ts";

const PORT = 10_000;

export function addDemoServer(program: Command, exit: Exit): void {
  program
    .command("demo-server")
    .summary("the article's daytime server")
    .description(
      "A real server: accepts a connection, waits, writes the time of day in 26 bytes, waits, closes; then the next.",
    )
    .option("--port <number>", "port to listen on", parsePort, PORT)
    .option("--host <address>", "address to listen on", parseHost, "0.0.0.0")
    .option("--before <seconds>", "wait before the write", parseSeconds, 20)
    .option("--after <seconds>", "wait before the close", parseSeconds, 20)
    .addOption(reportOption("text"))
    .addOption(untilStdinEnds())
    .addHelpText(
      "after",
      `
Runs until Ctrl-C. Its client, on this machine or another: tcp-ladder demo-client ADDRESS
To see what they send: sudo tcpdump -i any -S 'tcp port ${PORT}', or tcp-ladder.

Examples:
  tcp-ladder demo-server                          as in the article
  tcp-ladder demo-server --before 2 --after 2     for those in a hurry`,
    )
    .action(async (options: DemoServerOptions) => {
      const { demoServer } = await import("../commands/demo-server.ts");
      exit(await demoServer(options));
    });
}

export function addDemoClient(program: Command, exit: Exit): void {
  program
    .command("demo-client")
    .summary("the article's client")
    .description("A real client: connects, prints what it reads until the server closes, closes.")
    .argument("<address>", "where the server runs, as 192.168.11.220")
    .option("--port <number>", "port of the server", parsePort, PORT)
    .option("--linger <seconds>", "wait before the close; from 0.06 on the close takes four segments", parseSeconds, 0)
    .addOption(reportOption("none"))
    .addOption(untilStdinEnds())
    .addHelpText(
      "after",
      `
Examples:
  tcp-ladder demo-client 192.168.11.220                  as in the article
  tcp-ladder demo-client localhost --linger 0.2          a close in four segments`,
    )
    .action(async (address: string, options: DemoClientOptions) => {
      const { demoClient } = await import("../commands/demo-client.ts");
      exit(await demoClient(address, options));
    });
}

function reportOption(usual: DemoServerOptions["report"]): Option {
  return new Option("--report <style>", "how to tell its socket calls")
    .choices(["text", "json", "none"])
    .default(usual);
}

/** For the server that starts it: it must not outlive that. */
function untilStdinEnds(): Option {
  return new Option("--until-stdin-ends").default(false).hideHelp();
}
