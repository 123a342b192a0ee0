import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";

const PREFIX = "tcp-ladder-";

export const ip = (command: string) => execFileSync("ip", command.split(" "), { stdio: ["ignore", "pipe", "pipe"] });

/**
 * A network namespace for this process's tests, after those were taken away that killed ones have left.
 *
 * @param purpose tells several of one process apart
 */
export function openNamespace(purpose: string): string {
  for (const name of names()) {
    const owner = name.startsWith(PREFIX) ? /^\d+(?=-)/.exec(name.slice(PREFIX.length)) : null;
    if (owner !== null && !isAlive(Number(owner[0]))) closeNamespace(name);
  }
  const name = `${PREFIX}${process.pid}-${purpose}`;
  ip(`netns add ${name}`);
  return name;
}

/** What is left in it goes with it, when the kernel comes to it. */
export function closeNamespace(name: string): void {
  try {
    ip(`netns del ${name}`);
  } catch {
    // another run is just taking it away
  }
}

function names(): string[] {
  try {
    return readdirSync("/run/netns");
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
