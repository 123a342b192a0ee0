import { addressText } from "./address.ts";
import { describeHolders, type PortHolder } from "./port-holder.ts";

/** What went wrong, in words for people, and what to do about it. */
export interface Trouble {
  readonly code: "port-taken" | "demo-failed";
  readonly message: string;
  readonly remedy: string;
}

/** @param holders who listens on the port, as far as it can be seen */
export function listenTrouble(error: Error, host: string, port: number, holders: readonly PortHolder[]): Trouble {
  const code = errorCode(error);
  if (code === "EADDRINUSE") {
    return {
      code: "port-taken",
      message: `Port ${port} is taken: ${describeHolders(holders, port)}.`,
      remedy: "Stop that program, or choose another port: --port N.",
    };
  }
  if (code === "EACCES") {
    return {
      code: "demo-failed",
      message: `Port ${port} needs rights that this user does not have (ports below 1024 do).`,
      remedy: "Choose a port above 1023: --port N.",
    };
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return {
      code: "demo-failed",
      message: `This machine has no address ${host}.`,
      remedy: "Choose one of its own (ip address shows them), or 0.0.0.0 for all.",
    };
  }
  return {
    code: "demo-failed",
    message: `Listening on ${addressText(host, port)} failed: ${error.message}.`,
    remedy: "",
  };
}

const CONNECT: Readonly<Record<string, (where: string, port: number) => readonly [message: string, remedy: string]>> = {
  ECONNREFUSED: (where, port) => [
    `${where} refused the connection: nothing listens there (it answered the SYN with RST).`,
    `Start the server there first: tcp-ladder demo-server --port ${port}`,
  ],
  ETIMEDOUT: (where, port) => [
    `${where} did not answer: the SYN was repeated and then given up.`,
    `Check the address, and whether a firewall drops port ${port}.`,
  ],
  EHOSTUNREACH: (where) => [
    `No way leads to ${where}: the host does not answer on its network.`,
    "Check the address, and whether the machine is on.",
  ],
  ENETUNREACH: (where) => [
    `No way leads to ${where}: this machine has no route there.`,
    "Check the address and this machine's network (ip route).",
  ],
  ENOTFOUND: (where) => [`No address is known for ${where}.`, "Write it as numbers, for example 192.168.11.220."],
  EAI_AGAIN: (where) => [
    `The name service does not answer, so ${where} has no address.`,
    "Write it as numbers, for example 192.168.11.220.",
  ],
  ECONNRESET: (where) => [`${where} reset the connection (RST).`, "Look at what the server says, and start it again."],
  EPIPE: (where) => [`${where} had closed the connection already.`, "Look at what the other side says."],
};

/** Of `connect`, and of the connection afterwards. */
export function connectionTrouble(error: Error, host: string, port: number): Trouble {
  const where = addressText(host, port);
  const words = CONNECT[errorCode(error)]?.(where, port);
  if (words) return { code: "demo-failed", message: words[0], remedy: words[1] };
  return { code: "demo-failed", message: `The connection with ${where} failed: ${error.message}.`, remedy: "" };
}

function errorCode(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}
