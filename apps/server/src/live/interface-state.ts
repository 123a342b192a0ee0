import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { LinkFamily } from "./filter.ts";

const NET = "/sys/class/net";

/** Linux's device that stands for all of them. */
export const ANY = "any";

/** IFF_UP of <net/if.h>. */
const IFF_UP = 0x1;

/** ARPHRD_ETHER and ARPHRD_LOOPBACK of <net/if_arp.h>: both show Ethernet headers. */
const ETHERNET_LIKE: ReadonlySet<number> = new Set([1, 772]);

/** Names of the interfaces of this machine, without `any`. */
export function interfaceNames(): string[] {
  try {
    // not everything there is an interface: bonding_masters is a file
    return readdirSync(NET).filter((name) => existsSync(`${NET}/${name}/flags`));
  } catch {
    return [];
  }
}

export function interfaceExists(name: string): boolean {
  return name === ANY || interfaceNames().includes(name);
}

/** `any` is always up. */
export function interfaceIsUp(name: string): boolean {
  return name === ANY || (Number(read(name, "flags")) & IFF_UP) !== 0;
}

/** How its frames begin, known before it is opened. */
export function linkFamilyOf(name: string): LinkFamily {
  if (name === ANY) return "cooked";
  return ETHERNET_LIKE.has(Number(read(name, "type"))) ? "ethernet" : "other";
}

/** How often its carrier came or went; empty where the interface does not count. */
export function carrierChanges(name: string): string {
  return read(name, "carrier_changes");
}

function read(name: string, attribute: string): string {
  try {
    return readFileSync(`${NET}/${name}/${attribute}`, "utf8").trim();
  } catch {
    return "";
  }
}
