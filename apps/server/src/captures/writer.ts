import { readFileSync } from "node:fs";

/**
 * Names this process so that a later one can tell whether it still runs: its number and, since numbers come round
 * again, when it was started (proc(5), field 22 of /proc/PID/stat).
 */
export function ownWriter(): string {
  return writerOf(process.pid);
}

/** Whether the process of that name still runs. */
export function isWriterAlive(writer: string): boolean {
  const pid = Number(writer.split("-")[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return writerOf(pid) === writer;
}

function writerOf(pid: number): string {
  return `${pid}-${startTicks(pid)}`;
}

function startTicks(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field is the program's name in brackets and may hold spaces: count from the last bracket on.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
  } catch {
    return "0";
  }
}
