import { connect, type Socket } from "node:net";
import { addressText, socketAddresses } from "./address.ts";
import { openProgram } from "./program.ts";
import type { Reporter } from "./report.ts";
import { connectionTrouble } from "./trouble.ts";

export interface DaytimeClientOptions {
  /** Address, or a name that has one. */
  readonly host: string;
  readonly port: number;
  /**
   * Seconds between the end of what it reads and its close. 0, as in the article, lets the ACK of the server's FIN
   * ride on the client's own FIN: three segments. From some 0.05 on Linux sends that ACK alone: four.
   */
  readonly linger: number;
}

/**
 * The article's client: connects, reads until the end, closes. Resolves when it has closed; false where it failed.
 */
export function runDaytimeClient(options: DaytimeClientOptions, report: Reporter, end: AbortSignal): Promise<boolean> {
  const { host, port, linger } = options;
  const program = openProgram("client", report, end);
  const asked = addressText(host, port);
  let ends: ReturnType<typeof socketAddresses> = {};

  return new Promise((resolve) => {
    program.call("socket", "done", "socket");
    program.call("connect", "enter", "connect (blocks)", { remote: asked });
    // half open: the end of the server's half must not close ours before the program does
    const socket: Socket = connect({ host, port, allowHalfOpen: true, autoSelectFamily: false });
    let done = false;

    const close = (ok: boolean) => {
      if (done) return;
      done = true;
      end.removeEventListener("abort", stop);
      program.call("close", "done", "close", ends);
      socket.once("close", () => resolve(ok));
      socket.destroy();
    };
    const stop = () => close(true);
    const reading = () => program.call("read", "enter", "read (blocks)", ends);

    end.addEventListener("abort", stop);
    socket.on("connect", () => {
      ends = socketAddresses(socket);
      program.call("connect", "return", "connect returns 0", ends);
      reading();
    });
    socket.on("data", (bytes) => {
      program.call("read", "return", `read returns ${bytes.length}`, ends);
      report({ type: "output", text: bytes.toString("latin1") });
      reading();
    });
    socket.on("end", () => {
      program.call("read", "return", "read returns 0", ends);
      if (linger > 0) void program.sleep(linger, ends).then(() => close(true));
      else close(true);
    });
    socket.on("error", (error) => {
      if (done) return;
      report({ type: "trouble", ...connectionTrouble(error, host, port) });
      close(false);
    });
  });
}
