import type { ChildError } from "../child-report.ts";
import { interfaceExists, interfaceIsUp, interfaceNames } from "../interface-state.ts";

/** The addon gives libpcap's message and nothing else: what it means is found by looking. */
export function openError(device: string, message: string): ChildError {
  if (!interfaceExists(device)) {
    const names = [...interfaceNames(), "any"].join(", ");
    return {
      type: "error",
      code: "no-interface",
      message: `There is no interface ${device} here. There are: ${names}.`,
    };
  }
  // pcap_activate(3): PCAP_ERROR_PERM_DENIED; its texts differ from release to release
  if (/permi(t|ss)|CAP_NET_RAW/i.test(message)) {
    return { type: "error", code: "no-rights", message: `Capturing on ${device} is not allowed: ${message}.` };
  }
  if (!interfaceIsUp(device)) {
    return {
      type: "error",
      code: "no-interface",
      message: `The interface ${device} is down.`,
      remedy: `sudo ip link set ${device} up`,
    };
  }
  return { type: "error", code: "no-interface", message: `${device} cannot be captured: ${message}.` };
}
