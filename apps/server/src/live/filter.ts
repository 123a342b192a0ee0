/**
 * The page's own traffic must never enter a capture: each frame shown would make the next one. So the user's filter is
 * put in parentheses behind an exclusion of the page's ports, by port alone, since the page may be opened by any of
 * this machine's addresses.
 *
 * The exclusion stands first: a `vlan` in the user's filter shifts the offsets of everything after it
 * (pcap-filter(7)), and the exclusion must be read without that.
 */
export function guardedFilter(userFilter: string, ownPorts: readonly number[], link: LinkFamily): string {
  const user = userFilter.trim() === "" ? everySegment(link) : userFilter;
  const guards = ownPorts.map((port) => `not (${ownTraffic(port, link)})`);
  return [...guards, `(${user})`].join(" and ");
}

/**
 * True where each closing parenthesis has its opening one before it. Parentheses are always tokens of their own in the
 * filter language, there are neither strings nor comments: a filter that is balanced cannot leave its parentheses.
 */
export function isBalanced(filter: string): boolean {
  let depth = 0;
  for (const character of filter) {
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** What a device's frames begin with, as far as tags in them can be looked for. */
export type LinkFamily = "ethernet" | "cooked" | "other";

const VLAN_TYPES = ["0x8100", "0x88a8", "0x9100"];

/** Extension headers of IPv6 that may stand before TCP, which `tcp` does not look behind: hop-by-hop, routing, options. */
const IPV6_EXTENSIONS = [0, 43, 60];

/** What an empty filter stands for: whatever may hold a TCP segment, and no other payload on the disk. */
export function everySegment(link: LinkFamily): string {
  const extensions = IPV6_EXTENSIONS.map((next) => `ip6[6] = ${next}`).join(" or ");
  const tags = link === "other" ? [] : VLAN_TYPES.map((type) => `link[${PROTOCOL_OFFSET[link]}:2] = ${type}`);
  return ["tcp", `(ip6 and (${extensions}))`, ...tags].join(" or ");
}

/** Where the protocol field of the outermost header stands. */
const PROTOCOL_OFFSET = { ethernet: 12, cooked: 14 } as const;

/**
 * Tags that the network card took off are no matter, the frame looks untagged to the filter. Those that stand in the
 * frame are looked for at fixed offsets, one tag and two, since `vlan` would shift the user's filter: IPv4 without
 * options and IPv6 without extension headers, which is what a kernel sends for a page.
 */
function ownTraffic(port: number, link: LinkFamily): string {
  const plain = `tcp port ${port}`;
  if (link === "other") return plain;
  const start = PROTOCOL_OFFSET[link];
  const load = (offset: number, size: number) => (size === 1 ? `link[${offset}]` : `link[${offset}:${size}]`);
  const tagged = (depth: number): string => {
    const tags = Array.from(
      { length: depth },
      (_, i) => `(${VLAN_TYPES.map((type) => `${load(start + 4 * i, 2)} = ${type}`).join(" or ")})`,
    );
    const protocol = start + 4 * depth;
    const ip = protocol + 2;
    const ports = (at: number) => `(${load(at, 2)} = ${port} or ${load(at + 2, 2)} = ${port})`;
    const v4 = `(${load(protocol, 2)} = 0x0800 and ${load(ip + 9, 1)} = 6 and ${ports(ip + 20)})`;
    const v6 = `(${load(protocol, 2)} = 0x86dd and ${load(ip + 6, 1)} = 6 and ${ports(ip + 40)})`;
    return `(${tags.join(" and ")} and (${v4} or ${v6}))`;
  };
  return `${plain} or ${tagged(1)} or ${tagged(2)}`;
}
