import { networkInterfaces } from "node:os";
import { type ErrorBody, errorBody, type LiveAbility } from "@tcp-ladder/protocol";
import { probe, probeNow } from "./capture-child-process.ts";
import type { ChildReport } from "./child-report.ts";
import { ANY, interfaceNames } from "./interface-state.ts";

export interface AbilityWatch {
  now(): LiveAbility;
  refresh(): Promise<LiveAbility>;
  /** Ends the probe that is under way. */
  close(): Promise<void>;
}

/** How long a probe's answer holds: it starts a process. */
const FRESH_MS = 5000;

/** What can be captured here. A child finds out by opening a device; which interfaces there are is read every time. */
export function openAbilityWatch(program: readonly string[]): AbilityWatch {
  let answer: { readonly reason: ErrorBody | undefined; readonly atMs: number } | undefined;
  let asking: Promise<void> | undefined;

  const take = (report: ChildReport | undefined) => {
    answer = { reason: reasonOf(report), atMs: performance.now() };
  };
  const now = (): LiveAbility => {
    if (answer === undefined) take(probeNow(program, ANY));
    const reason = answer?.reason;
    return { possible: reason === undefined, reason, interfaces: listInterfaces() };
  };

  const closing = new AbortController();

  async function ask(): Promise<void> {
    take(await probe(program, ANY, closing.signal));
    asking = undefined;
  }

  return {
    now,
    async refresh() {
      if (answer === undefined || performance.now() - answer.atMs > FRESH_MS) {
        asking ??= ask();
        await asking;
      }
      return now();
    },
    async close() {
      closing.abort();
      await asking;
    },
  };
}

function reasonOf(report: ChildReport | undefined): ErrorBody | undefined {
  if (report?.type === "able") return undefined;
  if (report?.type === "error") return errorBody(report.code, report.message, report.remedy);
  return errorBody("no-libpcap", "The program that captures could not be started.");
}

/** Every interface with its addresses; loopback first, as the demo's, `any` last. */
export function listInterfaces(): LiveAbility["interfaces"] {
  const addresses = networkInterfaces();
  const isLoopback = (name: string) => addresses[name]?.some((one) => one.internal) ?? name === "lo";
  const names = interfaceNames().toSorted((a, b) => Number(isLoopback(b)) - Number(isLoopback(a)) || (a < b ? -1 : 1));
  return [...names, ANY].map((name) => ({
    name,
    addresses: [...new Set((addresses[name] ?? []).map(({ address }) => address))],
  }));
}
