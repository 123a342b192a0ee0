import type { EngineStatus } from "@tcp-ladder/engine";

/** One line on standard error. Returns the exit status. */
export function complain(message: string, status: number): number {
  process.stderr.write(`tcp-ladder: ${message}\n`);
  return status;
}

/** Says where a capture is broken, if it is. Returns the exit status. */
export function complainOfFault(name: string, fault: EngineStatus["fault"]): number {
  if (fault === undefined) return 0;
  return complain(`${name}: byte ${fault.offset}: ${fault.message.replace(/\.$/, "")}. ${fault.remedy}`, 1);
}

export function noSuchConnection(wanted: number, connections: number): string {
  const there = connections === 0 ? "there are none" : `they are numbered 0 to ${connections - 1}`;
  return `no connection ${wanted}: ${there}. See --format summary`;
}
