import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A program that listens on a port. */
export interface PortHolder {
  readonly pid: number;
  /** Its command line, cut to what fits into a sentence. */
  readonly command: string;
}

/** Row layout of /proc/net/tcp (proc(5)): slot, local, remote, state, queues, timer, retransmits, uid, timeout, inode. */
const LOCAL = 1;
const STATE = 3;
const INODE = 9;
const TCP_LISTEN = "0A";
const LONGEST_COMMAND = 80;

/**
 * Who listens on a TCP port here: /proc/net/tcp names the sockets, /proc/PID/fd their owners. Processes of other
 * users stay unseen without root, so the list may be empty.
 */
export function portHolders(port: number): PortHolder[] {
  const sockets = new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) => listeners(table, port)));
  if (sockets.size === 0) return [];
  return numericNames("/proc").flatMap((pid) => {
    const held = names(`/proc/${pid}/fd`).some((fd) => sockets.has(link(`/proc/${pid}/fd/${fd}`)));
    return held ? [{ pid, command: commandOf(pid) }] : [];
  });
}

/** For a sentence: `pid 4711 (nginx: master process) listens on it`. */
export function describeHolders(holders: readonly PortHolder[], port: number): string {
  if (holders.length === 0) return `another program has it (to see which: sudo ss -ltnp 'sport = :${port}')`;
  return `${holders.map(({ pid, command }) => `pid ${pid} (${command})`).join(" and ")} ${holders.length === 1 ? "listens" : "listen"} on it`;
}

/** `socket:[12345]` of each socket that listens on the port. */
function listeners(table: string, port: number): string[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return text(table)
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter((row) => row[STATE] === TCP_LISTEN && row[LOCAL]?.endsWith(wanted))
    .map((row) => `socket:[${row[INODE]}]`);
}

function commandOf(pid: number): string {
  const line = text(`/proc/${pid}/cmdline`).replaceAll("\0", " ").trim() || text(`/proc/${pid}/comm`).trim();
  return line.length > LONGEST_COMMAND ? `${line.slice(0, LONGEST_COMMAND)}…` : line;
}

function numericNames(path: string): number[] {
  return names(path).map(Number).filter(Number.isInteger);
}

/** Processes come and go, and others' are closed to us: what cannot be read is empty. */
function names(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

function text(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
