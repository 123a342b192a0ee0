import { readFileSync } from "node:fs";

/** One TCP socket of this machine, as proc(5) lists it. Addresses are hexadecimal, as they stand there. */
export interface SocketRow {
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** Two hexadecimal digits: {@link TCP_LISTEN} … */
  readonly state: string;
  /** 0 where no program holds it any more. */
  readonly inode: number;
}

export const TCP_LISTEN = "0A";
export const TCP_TIME_WAIT = "06";

/** Row layout of /proc/net/tcp (proc(5)): slot, local, remote, state, queues, timer, retransmits, uid, timeout, inode. */
const [LOCAL, REMOTE, STATE, INODE] = [1, 2, 3, 9] as const;

/** All TCP sockets of this network namespace, over IPv4 and IPv6; none where they cannot be read. */
export function socketTable(): SocketRow[] {
  return ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((path) => parseSocketTable(text(path)));
}

export function parseSocketTable(table: string): SocketRow[] {
  return table.split("\n").flatMap((line) => {
    const row = line.trim().split(/\s+/);
    const [localAddress = "", localPort = ""] = (row[LOCAL] ?? "").split(":");
    const [remoteAddress = "", remotePort = ""] = (row[REMOTE] ?? "").split(":");
    const state = row[STATE] ?? "";
    if (!/^[0-9A-F]{8,32}$/.test(localAddress)) return []; // the line of names
    return [
      {
        localAddress,
        localPort: Number.parseInt(localPort, 16),
        remoteAddress,
        remotePort: Number.parseInt(remotePort, 16),
        state,
        inode: Number(row[INODE] ?? 0),
      },
    ];
  });
}

function text(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
