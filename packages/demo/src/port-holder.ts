import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { type SocketRow, socketTable, TCP_LISTEN, TCP_TIME_WAIT } from "./socket-table.ts";

/** A program that has a port. */
export interface PortHolder {
  readonly pid: number;
  /** Its command line, cut to what fits into a sentence. */
  readonly command: string;
  /** It listens there; else it has the port for a connection of its own. */
  readonly listens: boolean;
}

const LONGEST_COMMAND = 80;
/** The kernel's table is not read in one go: while others come and go, a row may be missed, and is there a moment later. */
const LOOKS = 3;

/**
 * Who has a TCP port here: /proc/net/tcp names the sockets, /proc/PID/fd their owners. Those that listen, or where none
 * does those that have bound it otherwise: a connection that was given the port for its own end keeps it from others too.
 * Processes of other users stay unseen without root, so the list may be empty.
 */
export function portHolders(port: number): PortHolder[] {
  for (let look = 0; look < LOOKS; look++) {
    const bound = socketTable().filter((row) => row.localPort === port && row.inode > 0);
    const listening = bound.filter(({ state }) => state === TCP_LISTEN);
    const holders = owners(listening.length > 0 ? listening : bound);
    if (holders.length > 0) return holders;
  }
  return [];
}

/**
 * Connections within this machine that have a port at either end and may still send something: what was begun before, by
 * other programs. Those that wait out TIME_WAIT are silent.
 */
export function conversationsOn(port: number): SocketRow[] {
  return socketTable().filter(
    (row) =>
      row.state !== TCP_LISTEN &&
      row.state !== TCP_TIME_WAIT &&
      row.remotePort !== 0 &&
      (row.localPort === port || row.remotePort === port) &&
      (row.remoteAddress === row.localAddress || isLoopback(row.remoteAddress)),
  );
}

/** 127.0.0.0/8 as the table has it, whose words are in the processor's order; also as an IPv6 address (::ffff:127.0.0.1). */
function isLoopback(address: string): boolean {
  return /^(?:0{16}FFFF0000)?[0-9A-F]{6}7F$/.test(address);
}

/** Programs that have these sockets open, each once. */
export function owners(rows: readonly SocketRow[]): PortHolder[] {
  const sockets = new Map(rows.map((row) => [`socket:[${row.inode}]`, row]));
  if (sockets.size === 0) return [];
  return numericNames("/proc").flatMap((pid) => {
    const held = names(`/proc/${pid}/fd`).flatMap((fd) => sockets.get(link(`/proc/${pid}/fd/${fd}`)) ?? []);
    if (held.length === 0) return [];
    return [{ pid, command: commandOf(pid), listens: held.some(({ state }) => state === TCP_LISTEN) }];
  });
}

/** For a sentence: `pid 4711 (nginx: master process) listens on it`. */
export function describeHolders(holders: readonly PortHolder[], port: number): string {
  if (holders.length === 0) return `another program has it (to see which: sudo ss -tanp 'sport = :${port}')`;
  const who = holders.map(({ pid, command }) => `pid ${pid} (${command})`).join(" and ");
  const one = holders.length === 1;
  if (holders.some(({ listens }) => listens)) return `${who} ${one ? "listens" : "listen"} on it`;
  return `${who} ${one ? "has" : "have"} it for a connection`;
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
