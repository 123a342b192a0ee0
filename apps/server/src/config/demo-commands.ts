import { type Command, Option } from "commander";
import type { DemoClientOptions } from "../commands/demo-client.ts";
import type { DemoServerOptions } from "../commands/demo-server.ts";
import type { Exit } from "./program.ts";
import { parseHost, parsePort, parseSeconds } from "./values.ts";

/** The article's port and waits. */
const PORT = 10000;
const WAIT_SECONDS = 20;

const report = () =>
  new Option("--report <style>", "how to tell the socket calls: lines for people, JSON, or not at all")
    .choices(["text", "json", "none"])
    .default("text");
const untilStdinEnds = () =>
  new Option("--until-stdin-ends", "end with standard input, as the server wants of its children")
    .default(false)
    .hideHelp();

export function addDemoServer(program: Command, exit: Exit): void {
  program
    .command("demo-server")
    .summary("run the article's daytime server")
    .description("The article's server: accepts a connection, waits, writes the time in 26 bytes, waits, closes.")
    .option("-p, --port <number>", "port to listen on", parsePort, PORT)
    .addOption(new Option("--host <name>", "address to listen on").default("0.0.0.0").argParser(parseHost))
    .option("--before <seconds>", "wait before the write", parseSeconds, WAIT_SECONDS)
    .option("--after <seconds>", "wait between the write and the close", parseSeconds, WAIT_SECONDS)
    .addOption(report())
    .addOption(untilStdinEnds())
    .addHelpText(
      "after",
      `
Stop it with Ctrl-C. To see what it does on the wire: tcp-ladder -i eth0 -f 'tcp port ${PORT}'

Examples:
  tcp-ladder demo-server                          as in the article, for clients on other machines
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
    .summary("run the article's client against a server")
    .description("The article's client: connects, prints what it reads until the end, closes.")
    .argument("<address>", "where the server runs: a name, an IPv4 or IPv6 address", parseHost)
    .option("-p, --port <number>", "port of the server", parsePort, PORT)
    .option(
      "--linger <seconds>",
      "wait between the end of the reading and the close; from 0.05 on the close takes four segments",
      parseSeconds,
      0,
    )
    .addOption(report())
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
