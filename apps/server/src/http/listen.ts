import type { Server } from "node:http";
import { failure, type Outcome, success } from "../outcome.ts";

/** How many ports after the wanted one are tried. */
const TRIES = 50;

export interface Listening {
  readonly host: string;
  readonly port: number;
  /** To open in a browser on this machine. */
  readonly url: string;
}

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly strictPort: boolean;
}

/** Listens on the wanted port, or on the next free one where that will do. */
export async function listen(server: Server, { host, port, strictPort }: ListenOptions): Promise<Outcome<Listening>> {
  const last = strictPort || port === 0 ? port : Math.min(port + TRIES, 65535);
  for (let candidate = port; candidate <= last; candidate++) {
    const error = await tryPort(server, host, candidate);
    if (error === undefined) {
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : candidate;
      return success({ host, port: bound, url: `http://${urlHost(host)}:${bound}/` });
    }
    if (error.code === "EADDRINUSE" && candidate < last) continue;
    return failure("port-taken", reason(error, host, port, last), remedy(error, port));
  }
  return failure("port-taken", `No port from ${port} to ${last} is free.`);
}

function tryPort(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off("listening", listening);
      resolve(error);
    };
    const listening = () => {
      server.off("error", failed);
      resolve(undefined);
    };
    server.once("error", failed).once("listening", listening).listen({ host, port });
  });
}

function reason(error: NodeJS.ErrnoException, host: string, port: number, last: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return last > port ? `No port from ${port} to ${last} is free.` : `Port ${port} is taken by another program.`;
    case "EACCES":
      return `Port ${port} may only be opened by root.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `${host} is no address of this machine.`;
    default:
      return `Cannot listen on ${host} port ${port}: ${error.message}.`;
  }
}

function remedy(error: NodeJS.ErrnoException, port: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Leave --strict-port out, choose another --port, or see who has it: ss -ltnp 'sport = :${port}'`;
    case "EACCES":
      return "Choose a --port from 1024 on.";
    default:
      return "Choose a --host from ip address, or leave it out for 127.0.0.1.";
  }
}

/** A server on every address is reached by the loopback one. */
function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::" || host === "127.0.0.1") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
