import type { EngineStatus } from "@tcp-ladder/engine";
import type { Input } from "./input.ts";
import { pointedOut } from "./pointed-out.ts";

/** One line on standard error. Returns the exit status. */
export function complain(message: string, status: number): number {
  process.stderr.write(`tcp-ladder: ${message}\n`);
  return status;
}

/** Says where a capture is broken, or why it could not be read to its end, if so. Returns the exit status. */
export function complainOfFault({ name, trouble }: Input, { fault, bytes }: EngineStatus): number {
  const why = trouble?.();
  if (why !== undefined) return complain(`${name}: byte ${bytes}: nothing behind it could be read: ${why}`, 1);
  if (fault === undefined) return 0;
  return complain(`${name}: byte ${fault.offset}: ${fault.message.replace(/\.$/, "")}. ${fault.remedy}`, 1);
}

/** Says where a filter is wrong. Returns the exit status. */
export function complainOfFilter(
  filter: string,
  { at, message }: { readonly at: number; readonly message: string },
): number {
  process.stderr.write(`${pointedOut("tcp-ladder: --filter: ", filter, at, message)}\n`);
  return 2;
}

export function noSuchConnection(wanted: number, connections: number): string {
  const there = connections === 0 ? "there are none" : `they are numbered 0 to ${connections - 1}`;
  return `no connection ${wanted}: ${there}. See --format summary`;
}
