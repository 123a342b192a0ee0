import { Command } from "commander";
import { SOFTWARE_VERSION } from "../version.ts";
import { addDemoClient, addDemoServer } from "./demo-commands.ts";
import type { Exit } from "./exit.ts";
import { addRead } from "./read-command.ts";
import { addServe } from "./serve-command.ts";

/**
 * The command line. Here stand names, options and help alone; what a command does is loaded when it runs, so that
 * reading a capture does not wait for the web server's parts.
 */
export function createProgram(exit: Exit): Command {
  const program = new Command("tcp-ladder")
    .description("See TCP: the ladder diagram of UNIX Network Programming, drawn live from real traffic.")
    .version(SOFTWARE_VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "say everything about the program or a command")
    .helpCommand(false)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "tcp-ladder: ")) })
    .exitOverride()
    .addHelpText(
      "after",
      `
Without a command it serves: tcp-ladder FILE is tcp-ladder serve FILE.
Each command says all its options: tcp-ladder serve -h

Examples:
  tcp-ladder                                the page, ready for the demo
  tcp-ladder capture.pcap                   the page, opened on a capture
  tcp-ladder read --format ladder FILE      the figure as text, on the terminal
  tcp-ladder demo-server                    the article's server, on one machine …
  tcp-ladder demo-client 192.168.11.220     … and its client, on another`,
    );
  const commands = [addServe, addRead, addDemoServer, addDemoClient];
  for (const add of commands) add(program, exit);
  for (const command of program.commands) {
    command.copyInheritedSettings(program).showHelpAfterError(`Try: tcp-ladder ${command.name()} -h`);
  }
  return program;
}
