import type { ChildError } from "../child-report.ts";
import { guardedFilter, isBalanced } from "../filter.ts";
import { linkFamilyOf } from "../interface-state.ts";
import type { PcapAddon, PcapSession } from "./addon.ts";
import { linkTypeOf } from "./link-type.ts";
import { openError } from "./open-error.ts";

export const SNAP_LENGTH = 262_144;
/**
 * libpcap hands packets on when a block of its ring is full or this old: the delay from the wire. Each time a block of
 * 256 KiB is used up, of the 256 that there are: so long, times 256, a slow trickle finds room while nobody reads.
 */
const BUFFER_TIMEOUT_MS = 4;
const BUFFER_SIZE = 64 << 20;
/** Enough for finding out whether something opens. */
const TRIAL_BUFFER_SIZE = 1 << 20;

export interface OpenRequest {
  readonly device: string;
  readonly filter: string;
  readonly ownPorts: readonly number[];
}

export type Opened = { readonly session: PcapSession; readonly linkType: number } | ChildError;

/** Opens the device with the user's filter and the guard in one; where that fails, finds out what the reason is. */
export function open(addon: PcapAddon, request: OpenRequest, packetReady: () => void): Opened {
  const { device, filter, ownPorts } = request;
  if (filter.includes("\0") || !isBalanced(filter)) {
    return badFilter("its parentheses do not match");
  }
  const guarded = guardedFilter(filter, ownPorts, linkFamilyOf(device));
  const session = new addon.PcapSession();
  try {
    const told = openLive(session, device, guarded, BUFFER_SIZE, packetReady);
    return { session, linkType: linkTypeOf(told) };
  } catch (error) {
    return diagnose(addon, request, messageOf(error));
  }
}

/** Opened without a filter it fails for the device's sake; with the user's filter alone, for that filter's. */
function diagnose(addon: PcapAddon, { device, filter, ownPorts }: OpenRequest, message: string): ChildError {
  const bare = trial(addon, device, "");
  if (bare !== undefined) return openError(device, bare);
  const alone = filter.trim() === "" ? undefined : trial(addon, device, filter);
  if (alone !== undefined) return badFilter(alone);
  if (/rejects all/.test(message)) {
    return badFilter(`it leaves nothing, since the page's own port (${ownPorts.join(", ")}) is never captured`);
  }
  return openError(device, message);
}

/** libpcap's message, or undefined where it opens. The session stays open until the process ends, which is soon. */
function trial(addon: PcapAddon, device: string, filter: string): string | undefined {
  try {
    openLive(new addon.PcapSession(), device, filter, TRIAL_BUFFER_SIZE, () => {});
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

function openLive(
  session: PcapSession,
  device: string,
  filter: string,
  buffer: number,
  packetReady: () => void,
): string {
  // warnings are of interfaces without an IPv4 address, which are captured all the same
  const ignore = () => {};
  return session.open_live(
    device,
    filter,
    buffer,
    SNAP_LENGTH,
    "",
    packetReady,
    false,
    BUFFER_TIMEOUT_MS,
    ignore,
    false,
  );
}

/** Whether anything can be captured at all. */
export function openTrial(addon: PcapAddon, device: string): ChildError | undefined {
  const message = trial(addon, device, "");
  return message === undefined ? undefined : openError(device, message);
}

function badFilter(reason: string): ChildError {
  return { type: "error", code: "bad-filter", message: `The filter was not understood: ${reason}.` };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
